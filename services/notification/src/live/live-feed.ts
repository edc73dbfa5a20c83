import { type Beside } from '@duban/host';

/** That something happened, for pages that are open: enough to ask again, nothing to read. */
export type Happening = Readonly<{
  region: string;
  /** only pages of this person are told; without it all of the region */
  person?: string;
  /** only pages of the region's desk are told (I-18) */
  desk?: boolean;
  matterId: string | null;
  type: string;
  at: string;
  id: string;
}>;

const AFTER_MS = 200; // other services fold the same fact meanwhile

const TOPIC = 'live';

/** Tells open pages what the consumers saw, whichever instance of the service a page is connected to. */
export class LiveFeed {
  private readonly listeners = new Set<(happening: Happening) => void>();
  private beside: Beside | undefined;

  /** From now on other instances are told too, and heard. */
  join(beside: Beside): void {
    if (this.beside === beside) return;
    this.beside = beside;
    beside.hear(TOPIC, (text) => this.pass(JSON.parse(text) as Happening));
  }

  tell(happening: Happening): void {
    if (this.listeners.size === 0 && !this.beside?.shared) return;
    setTimeout(() => {
      this.pass(happening);
      this.beside?.tell(TOPIC, JSON.stringify(happening));
    }, AFTER_MS).unref();
  }
  private pass(happening: Happening): void {
    for (const listener of this.listeners) listener(happening);
  }
  listen(listener: (happening: Happening) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

export const liveFeed = new LiveFeed();
