const LONGEST_SLEEP_MS = 60_000;
/** Who announces a date is still in its transaction. */
const COMMIT_MS = 200;
const PAUSE_MS = 1_000;

/**
 * Sleeps until the next thing is due: nothing due costs nothing. The longest sleep is for a clock that was moved and for
 * what other processes wrote.
 */
export class Alarm {
  private timer: NodeJS.Timeout | undefined;
  private due = Infinity;
  private running: Promise<unknown> | undefined;
  private stopped = false;

  /** @param work does everything that is due and answers when the next thing is */
  constructor(
    private readonly now: () => number,
    private readonly work: () => Promise<number>,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Something will be due then; an earlier instant moves the alarm. */
  expect(due: number): void {
    const at = Math.max(due, this.now() + COMMIT_MS);
    if (at >= this.due) return;
    this.due = at;
    this.arm();
  }

  /** Does what is due now, after whoever is at it. */
  async ring(): Promise<void> {
    while (this.running) await this.running;
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.due = Infinity;
    this.running = this.work()
      .then((next) => void (this.due = Math.min(this.due, Math.max(next, this.now() + PAUSE_MS))))
      .catch((error: unknown) => {
        this.failed(error);
        this.due = this.now() + PAUSE_MS;
      })
      .finally(() => {
        this.running = undefined;
        this.arm();
      });
    await this.running;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private arm(): void {
    clearTimeout(this.timer);
    if (this.stopped) return;
    const wait = Math.min(Math.max(0, this.due - this.now()), LONGEST_SLEEP_MS);
    this.timer = setTimeout(() => void this.ring(), wait);
    this.timer.unref();
  }
}
