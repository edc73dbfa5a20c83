import { type ServiceEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { type Step } from './read-diagram';

export type Published = {
  processId: string;
  version: number;
  definitionKey: string;
  name: string;
  steps: Record<string, Step>;
  messages: string[];
};
const all = { scope: 'all' } as const;
const columns = `process_id as "processId", version, definition_key as "definitionKey", name, steps, messages`;

/** What an instance tells the others when it has published. */
export const PUBLISHED = 'diagrams';
/** Who was not told looks after so long. */
const LOOK_AGAIN_MS = 5_000;

/** Published diagrams: a version never changes, another instance of the service may publish a new one. */
export class Diagrams {
  private readonly known = new Map<string, Published>();
  private readAt = 0;
  private news = 0;

  constructor(private readonly env: Pick<ServiceEnv, 'db' | 'clock' | 'beside'>) {
    env.beside.hear(PUBLISHED, () => {
      this.news += 1;
      this.readAt = 0;
    });
  }

  async find(processId: string, version: number): Promise<Published | undefined> {
    const key = `${processId}:${version}`;
    if (!this.known.has(key)) await this.refresh();
    return this.known.get(key);
  }
  async byKey(definitionKey: string): Promise<Published | undefined> {
    const found = (): Published | undefined => [...this.known.values()].find((d) => d.definitionKey === definitionKey);
    if (!found()) await this.refresh();
    return found();
  }
  async newest(processId: string): Promise<Published | undefined> {
    await this.refresh();
    return [...this.known.values()]
      .filter((d) => d.processId === processId)
      .reduce<Published | undefined>((last, d) => (last && last.version > d.version ? last : d), undefined);
  }
  /** message names that some published diagram waits for */
  async messages(tx: Tx): Promise<Set<string>> {
    return new Set((await this.all(tx)).flatMap((d) => d.messages));
  }
  /** whether the diagram of a step waits for this message itself */
  async hears(tx: Tx, element: string, message: string): Promise<boolean> {
    return (await this.all(tx)).some((d) => element in d.steps && d.messages.includes(message));
  }
  /** whether a step of some published diagram is done by this command */
  async asks(tx: Tx, command: string): Promise<boolean> {
    return (await this.all(tx)).some(({ steps }) => Object.values(steps).some((step) => step.command === command));
  }

  private async all(tx: Tx): Promise<Published[]> {
    if (this.now() - this.readAt > LOOK_AGAIN_MS) await this.refresh(tx);
    return [...this.known.values()];
  }

  /** Fresh only once the rows are here: who asks meanwhile, or after a read that failed, reads too. */
  private async refresh(tx?: Tx): Promise<void> {
    const [began, news] = [this.now(), this.news];
    const read = `select ${columns} from workflow.diagram`;
    const rows = await (tx ? tx.everywhere<Published>(read) : this.env.db.query<Published>(all, read));
    for (const row of rows) this.known.set(`${row.processId}:${row.version}`, row);
    if (news === this.news) this.readAt = began;
  }

  private now(): number {
    return Date.parse(this.env.clock.now());
  }
}
