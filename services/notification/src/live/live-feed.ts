/** That something happened, for pages that are open: enough to ask again, nothing to read. */
export type Happening = Readonly<{
  region: string;
  /** only pages of this person are told; without it all of the region */
  person?: string;
  matterId: string | null;
  type: string;
  at: string;
  id: string;
}>;

const AFTER_MS = 200; // other services fold the same fact meanwhile

/** Tells open pages of this process what the consumers saw. */
export class LiveFeed {
  private readonly listeners = new Set<(happening: Happening) => void>();

  tell(happening: Happening): void {
    if (this.listeners.size === 0) return;
    setTimeout(() => {
      for (const listener of this.listeners) listener(happening);
    }, AFTER_MS).unref();
  }
  listen(listener: (happening: Happening) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

export const liveFeed = new LiveFeed();
