const LOOK_MS = 500;
const WITHIN_MS = 2_000;

/**
 * 服务的各个实例: who is ready, seen by asking now and then. An instance that is going to stop says so some seconds before,
 * so that by then nothing is sent to it any more.
 */
export class Instances {
  private readonly away = new Set<string>();
  private turn = 0;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<unknown> = Promise.resolve();

  constructor(private readonly addresses: readonly string[]) {}

  /** All instances, the ready ones first, each time beginning with another one. */
  inOrder(): string[] {
    this.turn = (this.turn + 1) % this.addresses.length;
    const all = [...this.addresses.slice(this.turn), ...this.addresses.slice(0, this.turn)];
    return [...all.filter((one) => !this.away.has(one)), ...all.filter((one) => this.away.has(one))];
  }

  /** It did not take a request: others are asked first until it answers again. */
  failed(address: string): void {
    this.away.add(address);
  }

  get ready(): boolean {
    return this.away.size < this.addresses.length;
  }

  async watch(): Promise<void> {
    await this.look();
    this.timer = setTimeout(() => (this.looking = this.watch()), LOOK_MS);
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    await this.looking;
    clearTimeout(this.timer);
  }

  private async look(): Promise<void> {
    const one = async (address: string): Promise<void> => {
      const ok = await fetch(`${address}/ready`, { signal: AbortSignal.timeout(WITHIN_MS) }).then(
        async (answer) => {
          await answer.arrayBuffer();
          return answer.ok;
        },
        () => false,
      );
      if (ok) this.away.delete(address);
      else this.away.add(address);
    };
    await Promise.all(this.addresses.map(one));
  }
}
