/** The rows this process wrote last, oldest forgotten first. A wrong entry costs a second round trip, never a wrong write. */
export class RowCache {
  private readonly rows = new Map<string, unknown>();

  constructor(private readonly size: number) {}

  get(key: string): unknown {
    return this.rows.get(key);
  }

  set(key: string, row: unknown): void {
    this.rows.delete(key);
    this.rows.set(key, row);
    if (this.rows.size > this.size) this.rows.delete(this.rows.keys().next().value as string);
  }

  delete(key: string): void {
    this.rows.delete(key);
  }
}
