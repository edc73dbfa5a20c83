/** What came of a command that was sent once, as told to whoever measures. */
export type Answered = Readonly<{
  id: string;
  command: string;
  outcome: 'ok' | 'refused' | 'unknown';
  code: string | null;
  /** 0: none came */
  status: number;
  retryAfter: boolean;
  /** when this request left, and when its answer came, by `performance.now()` */
  sentAt: number;
  answeredAt: number;
}>;

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
/** the latest that are kept to tell latencies from: enough for any run's quantiles */
const KEPT = 200_000;

/** What a load has come to so far. */
export class Tally {
  /** commands, not requests: a repeat with the same key is the same command */
  sent = 0;
  ok = 0;
  refused = 0;
  /** never answered, however often they were repeated */
  unknown = 0;
  /** requests that were sent again with the same key because no answer had come */
  repeated = 0;
  reads = 0;
  /** answers to the same key that differ from the first */
  changedAnswers: string[] = [];
  /** refusals that the script did not expect, by command and code */
  readonly surprises = new Map<string, number>();
  /** what was done, by command */
  readonly done = new Map<string, number>();
  /** reads that were not answered, by answer and page */
  readonly failedReads = new Map<string, number>();
  private latencies: number[] = [];

  /** @param ms from when the command should have been sent to its first answer */
  took(ms: number): void {
    this.latencies[this.latencies.length < KEPT ? this.latencies.length : this.sent % KEPT] = ms;
  }

  count(map: 'surprises' | 'done' | 'failedReads', name: string): void {
    this[map].set(name, (this[map].get(name) ?? 0) + 1);
  }

  latency(): { p50: number; p99: number } {
    const sorted = this.latencies.toSorted((a, b) => a - b);
    return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
  }
}
