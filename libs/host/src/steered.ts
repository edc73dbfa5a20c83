import { type Instant } from '@duban/kernel';

/** 可拨动的时钟: the clock of a process; at the real time until it is set. */
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

/** What a steering parent asks for, and what it is answered. */
export type Steering = Readonly<{ id: number; set: Instant } | { id: number; quiet: true }>;
export type Steered = Readonly<{ id: number; quiet?: boolean; failed?: string }>;

/**
 * A test that starts the processes of a deployment as its children moves their clock and asks whether they are quiet,
 * over Node's own channel to a child. A process that was not started with such a channel cannot be asked.
 */
export const steerable = (clock: MovableClock, quiet: () => Promise<boolean>): void => {
  const answer = process.send?.bind(process);
  if (!answer) return;
  process.on('message', (message: Steering) => {
    if ('set' in message) clock.set(message.set);
    const asked = 'quiet' in message ? quiet() : Promise.resolve(undefined);
    asked.then(
      (is) => answer({ id: message.id, ...(is === undefined ? {} : { quiet: is }) } satisfies Steered),
      (error: unknown) => answer({ id: message.id, failed: String(error) } satisfies Steered),
    );
  });
  // Who was started by a test ends with it.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
};
