import { type Instant } from '@duban/kernel';

/** When something will be due, as the consumers of this process write it down. */
export class DueFeed {
  private readonly listeners = new Set<(due: Instant) => void>();

  readonly tell = (due: Instant): void => {
    for (const listener of this.listeners) listener(due);
  };
  listen(listener: (due: Instant) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

export const dueFeed = new DueFeed();
