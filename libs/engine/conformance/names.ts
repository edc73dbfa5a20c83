import { type Message } from './client';

const FAR_MS = 40 * 86_400_000;

/** Names in the place of keys and dates, so that two runs can be compared. */
export class Names {
  private readonly byKey = new Map<string, string>();
  private readonly byName = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  constructor(private readonly now: () => number) {}

  give(key: unknown, wanted: string): string {
    this.byKey.set(String(key), wanted);
    this.byName.set(wanted, String(key));
    return wanted;
  }
  /** The name of a key, made on first sight: `base#1`, `base#2`, or without a number the first time. */
  numbered(key: unknown, base: string, first: 'numbered' | 'plain' = 'numbered'): string {
    const known = this.byKey.get(String(key));
    if (known) return known;
    const n = (this.counts.get(base) ?? 0) + 1;
    this.counts.set(base, n);
    return this.give(key, n === 1 && first === 'plain' ? base : `${base}#${n}`);
  }
  find(key: unknown): string | undefined {
    return this.byKey.get(String(key));
  }
  has(name: string): boolean {
    return this.byName.has(name);
  }
  key(name: string): string {
    const key = this.byName.get(name);
    if (!key) throw new Error(`the scenario speaks of '${name}', which nothing has made yet`);
    return key;
  }

  /** Distance from now, rounded to ten seconds; a date that is far away stays as it is. */
  offset(ms: number): string {
    if (Math.abs(ms - this.now()) > FAR_MS) return new Date(ms).toISOString();
    const seconds = Math.round((ms - this.now()) / 1e4) * 10;
    return `now${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}s`;
  }
  /** Keys and dates out, names and offsets in: deep. */
  clean(value: Message): Message {
    if (Array.isArray(value)) return value.map((item) => this.clean(item));
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, this.clean(v)]));
    if (typeof value === 'number' && value > 1e14) return this.find(value) ?? '<key>';
    if (typeof value !== 'string') return value;
    return value
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?(\[[\w/]+\])?/g, (date) => {
        const ms = Date.parse(date.replace(/\[.*\]/, ''));
        const offset = this.offset(ms);
        return offset.startsWith('now') ? `<${offset}>` : date;
      })
      .replace(/\b\d{15,19}\b/g, (key) => (this.byKey.has(key) ? `<${this.find(key)}>` : '<key>'));
  }
  /** `${now+60s}` becomes a date-time. */
  fill(value: unknown): Message {
    const at = (_: string, s: string): string => new Date(this.now() + Number(s) * 1000).toISOString();
    return JSON.parse(JSON.stringify(value ?? {}).replace(/\$\{now([+-]\d+)s\}/g, at));
  }
}
