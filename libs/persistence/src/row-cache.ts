import { type Loaded } from './store';

/** The rows this process wrote last, oldest forgotten first. A wrong entry costs a second round trip, never a wrong write. */
export class RowCache {
  private readonly rows = new Map<string, Loaded<unknown>>();

  constructor(private readonly size: number) {}

  get<S>(key: string): Loaded<S> | undefined {
    return this.rows.get(key) as Loaded<S> | undefined;
  }

  set(key: string, row: Loaded<unknown>): void {
    this.rows.delete(key);
    this.rows.set(key, row);
    if (this.rows.size > this.size) this.rows.delete(this.rows.keys().next().value as string);
  }

  delete(key: string): void {
    this.rows.delete(key);
  }
}
