/** One record of Camunda's log: a command, an event or a rejection. */
export type CamundaRecord = Readonly<{
  position: number;
  key: number;
  recordType: 'COMMAND' | 'EVENT' | 'COMMAND_REJECTION';
  valueType: string;
  intent: string;
  // Values differ by type and have no description of their own.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  value: any;
}>;

/** What the gateway protocol cannot ask of Camunda's engine in memory. */
export class CamundaDoor {
  private seen = 0;
  private offset = 0;

  constructor(private readonly address: string) {}

  /** Replaces the engine by an empty one, and answers its gateway's address. `at`: when its clock begins, if not now. */
  async fresh(at?: number): Promise<string> {
    const began = Date.now();
    const { grpc } = JSON.parse(await this.ask(`/door/fresh?at=${at ?? 0}`)) as { grpc: string };
    this.seen = 0;
    this.offset = at === undefined ? 0 : at - began;
    return grpc;
  }
  now(): number {
    return Date.now() + this.offset;
  }
  async moveClock(ms: number): Promise<void> {
    await this.ask(`/door/clock?ms=${ms}`);
    this.offset += ms;
  }
  /** What is left to be done when nothing written is left to be processed; `due`: timers that should have fired. */
  async work(): Promise<{ jobs: number; due: number; incidents: string[] }> {
    return JSON.parse(await this.ask(`/door/work?at=${this.now()}`)) as {
      jobs: number;
      due: number;
      incidents: string[];
    };
  }
  /** Nothing written is left to be processed. */
  async rest(): Promise<void> {
    await this.ask('/door/rest');
  }
  /** Records since the last call. */
  async records(): Promise<CamundaRecord[]> {
    const lines = (await this.ask(`/door/records?from=${this.seen}`)).split('\n').filter(Boolean);
    this.seen += lines.length;
    return lines.map((line) => JSON.parse(line) as CamundaRecord);
  }

  private async ask(what: string): Promise<string> {
    const response = await fetch(`${this.address}${what}`, { method: 'POST' });
    const text = await response.text();
    if (!response.ok) throw new Error(`${what}: ${response.status} ${text}`);
    return text;
  }
}
