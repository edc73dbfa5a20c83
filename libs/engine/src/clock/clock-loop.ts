const LONGEST_SLEEP_MS = 60_000;

/** Sleeps until the next thing is due and no longer; nothing due costs nothing. */
export class ClockLoop {
  private timer: NodeJS.Timeout | undefined;
  private due = Infinity;
  private running: Promise<void> | undefined;
  private closed = false;

  /** @param work does everything that is due and answers when the next thing is */
  constructor(
    private readonly now: () => number,
    private readonly work: () => Promise<number>,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Something will be due then; an earlier instant moves the alarm. */
  expect(due: number): void {
    if (due >= this.due && this.timer) return;
    this.due = Math.min(due, this.due);
    this.arm();
  }

  /** Does what is due now; used by the alarm and by whoever moves the clock. */
  async tick(): Promise<void> {
    while (this.running) await this.running;
    this.due = Infinity;
    this.running = this.work()
      .then((next) => void (this.due = Math.min(this.due, next)))
      .catch((error: unknown) => {
        this.failed(error);
        this.due = this.now() + 1_000;
      })
      .finally(() => {
        this.running = undefined;
        this.arm();
      });
    await this.running;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private arm(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.closed) return;
    const wait = Math.min(Math.max(0, this.due - this.now()), LONGEST_SLEEP_MS);
    this.timer = setTimeout(() => void this.tick(), wait);
    this.timer.unref();
  }
}
