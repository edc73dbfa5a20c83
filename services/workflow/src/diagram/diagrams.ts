import { type ServiceEnv } from '@duban/host';
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

/** Published diagrams, read once: a version never changes. */
export class Diagrams {
  private readonly known = new Map<string, Published>();

  constructor(private readonly env: ServiceEnv) {}

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
  /** What has the highest version now: another instance of the service may have published it. */
  async newest(processId: string): Promise<Published | undefined> {
    await this.refresh();
    return [...this.known.values()]
      .filter((d) => d.processId === processId)
      .reduce<Published | undefined>((last, d) => (last && last.version > d.version ? last : d), undefined);
  }
  /** message names that some published diagram waits for */
  async messages(): Promise<Set<string>> {
    if (this.known.size === 0) await this.refresh();
    return new Set([...this.known.values()].flatMap((d) => d.messages));
  }

  /** whether the diagram of a step waits for this message itself */
  async hears(element: string, message: string): Promise<boolean> {
    if (this.known.size === 0) await this.refresh();
    return [...this.known.values()].some((d) => element in d.steps && d.messages.includes(message));
  }

  /** whether a step of some published diagram is done by this command */
  async asks(command: string): Promise<boolean> {
    if (this.known.size === 0) await this.refresh();
    return [...this.known.values()].some(({ steps }) => Object.values(steps).some((step) => step.command === command));
  }

  private async refresh(): Promise<void> {
    for (const row of await this.env.db.query<Published>(all, `select ${columns} from workflow.diagram`))
      this.known.set(`${row.processId}:${row.version}`, row);
  }
}
