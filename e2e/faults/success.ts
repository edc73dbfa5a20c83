import { type RunningLoad } from '../load/load';

const WITHIN_MS = 120_000;

/** How long after a fault the platform first did a command that was sent after it. */
export class NextSuccess {
  slowestMs = 0;
  private waiting: { since: number; hear: (ms: number) => void; command: (name: string) => boolean }[] = [];

  constructor(load: RunningLoad) {
    load.onAnswer(({ outcome, command, sentAt, answeredAt }) => {
      if (outcome !== 'ok') return;
      this.waiting = this.waiting.filter((one) => {
        if (sentAt < one.since || !one.command(command)) return true;
        one.hear(answeredAt - one.since);
        return false;
      });
    });
  }

  /**
   * @param since by `performance.now()`
   * @throws Error when there is none within two minutes
   */
  async after(since: number, command: (name: string) => boolean = () => true): Promise<number> {
    const ms = await new Promise<number>((hear, fail) => {
      const timer = setTimeout(() => fail(new Error(`no command was done within ${WITHIN_MS} ms`)), WITHIN_MS);
      this.waiting.push({
        since,
        command,
        hear: (took) => {
          clearTimeout(timer);
          hear(took);
        },
      });
    });
    this.slowestMs = Math.max(this.slowestMs, ms);
    return ms;
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
