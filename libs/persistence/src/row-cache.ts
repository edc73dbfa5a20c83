import { type Loaded } from './store';

/** What is done next to a row follows at once, by the process or by many hands; a person comes back hours later. */
const KEPT_MS = 120_000;

/**
 * The rows this process wrote last, for two minutes and so many at most: with the load it grows, with time it does not.
 * A wrong entry costs a second round trip, never a wrong write.
 */
export class RowCache {
  private readonly rows = new Map<string, { row: Loaded<unknown>; at: number }>();

  /** @param now milliseconds */
  constructor(
    private readonly size: number,
    private readonly now: () => number = Date.now,
  ) {}

  get<S>(key: string): Loaded<S> | undefined {
    return this.rows.get(key)?.row as Loaded<S> | undefined;
  }

  set(key: string, row: Loaded<unknown>): void {
    const now = this.now();
    this.rows.delete(key);
    this.rows.set(key, { row, at: now });
    for (const [oldest, { at }] of this.rows) {
      if (this.rows.size <= this.size && now - at < KEPT_MS) break;
      this.rows.delete(oldest);
    }
  }

  delete(key: string): void {
    this.rows.delete(key);
  }
}
