import { type Instant } from '@duban/kernel';

/** 可拨动的时钟: the clock of the whole platform; while the demo loads it runs at the demo's dates. */
export class MovableClock {
  private offset = 0;

  constructor(private readonly real: () => number = Date.now) {}

  /** Milliseconds, for the engine. */
  readonly millis = (): number => this.real() + this.offset;

  readonly now = (): Instant => new Date(this.millis()).toISOString();

  /** From now on it is `instant`, and time goes on from there. */
  set(instant: Instant): void {
    this.offset = Date.parse(instant) - this.real();
  }

  /** Back to the real time. */
  release(): void {
    this.offset = 0;
  }
}
