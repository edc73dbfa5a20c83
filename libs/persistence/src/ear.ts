import { Client } from 'pg';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/** One connection that hears what other nodes announce. Lost, it is made again, and its owner catches up. */
export class Ear {
  private client: Client | undefined;
  private again: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly heard: (payload: string) => void,
    private readonly caughtUp: () => void,
  ) {}

  /** @throws the driver's error when the first connection cannot be made */
  async open(): Promise<void> {
    const client = new Client({ connectionString: this.url });
    client.on('notification', ({ payload }) => this.heard(payload ?? ''));
    client.on('error', () => undefined);
    client.on('end', () => this.reopen(client, FIRST_PAUSE_MS));
    await client.connect();
    await client.query(`listen ${this.channel}`);
    this.client = client;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.again);
    await this.client?.end();
  }

  private reopen(lost: Client | undefined, pauseMs: number): void {
    if (this.closed || lost !== this.client) return;
    this.client = undefined;
    this.again = setTimeout(() => {
      this.open().then(
        () => this.caughtUp(),
        () => this.reopen(undefined, Math.min(pauseMs * 2, LONGEST_PAUSE_MS)),
      );
    }, pauseMs);
    this.again.unref();
  }
}
