import { type Rest } from './connection';
import { translated, WorkflowRejection } from './rejection';

type State = 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
type Found<T> = { items: T[] };
type Process = {
  processInstanceKey: string;
  processDefinitionKey: string;
  parentProcessInstanceKey?: string | null;
  parentElementInstanceKey?: string | null;
  state: State;
};
type Element = {
  elementInstanceKey: string;
  elementId: string;
  processInstanceKey: string;
  type: string;
  state: State;
  startDate: string;
  endDate?: string | null;
};
type Flow = { elementId: string; processInstanceKey: string };
type Incident = {
  incidentKey: string;
  processInstanceKey: string;
  elementId: string;
  errorType: string;
  errorMessage: string;
  jobKey?: string | null;
  creationTime: string;
};

/** More than any matter has. */
const PAGE = { from: 0, limit: 10_000 };

/** Camunda without a secondary storage refuses its searches in several ways. */
const refusals = ['400', '403', '404', '405', '501'];
const searched = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await translated(answer);
  } catch (error) {
    if (error instanceof WorkflowRejection && refusals.includes(error.code))
      throw new WorkflowRejection('UNIMPLEMENTED', error.message);
    throw error;
  }
};

/**
 * What instances went through and where they are stuck, asked of the engine by the searches of REST v2.
 * Every method throws WorkflowRejection `UNIMPLEMENTED` when the engine cannot be searched.
 */
export class EngineHistory {
  constructor(private readonly rest: Rest) {}

  /** The root instance that a process instance belongs to, with everything it called; undefined when it is not known. */
  async of(processInstance: string) {
    const processes = await this.family(processInstance);
    if (processes.length === 0) return undefined;
    const keys = processes.map(({ processInstanceKey }) => processInstanceKey);
    const [elements, flows] = await Promise.all([
      this.search<Element>('element-instances', { processInstanceKey: { $in: keys } }),
      Promise.all(keys.map((key) => this.get<Flow>(`process-instances/${key}/sequence-flows`))),
    ]);
    return {
      processes: processes.map((one) => ({
        key: one.processInstanceKey,
        definition: one.processDefinitionKey,
        caller: one.parentElementInstanceKey ?? null,
        state: one.state,
      })),
      elements: elements.map((one) => ({
        key: one.elementInstanceKey,
        element: one.elementId,
        process: one.processInstanceKey,
        state: one.state,
        enteredAt: Date.parse(one.startDate),
        leftAt: one.endDate ? Date.parse(one.endDate) : null,
      })),
      flows: flows.flat().map((one) => ({ flow: one.elementId, process: one.processInstanceKey })),
    };
  }

  /** Every running instance with the one that called it. */
  async running() {
    const found = await this.search<Process>('process-instances', { state: 'ACTIVE' });
    return found.map((one) => ({
      key: one.processInstanceKey,
      definition: one.processDefinitionKey,
      parent: one.parentProcessInstanceKey ?? null,
    }));
  }

  async incidents() {
    const found = await this.search<Incident>('incidents', { state: 'ACTIVE' });
    return found.map((one) => ({
      key: one.incidentKey,
      process: one.processInstanceKey,
      element: one.elementId,
      type: one.errorType,
      message: one.errorMessage,
      job: one.jobKey ?? null,
      createdAt: Date.parse(one.creationTime),
    }));
  }

  /** Up to the instance that nobody called, then down level by level. */
  private async family(processInstance: string): Promise<Process[]> {
    let root: Process | undefined;
    for (let key: string | null | undefined = processInstance; key;) {
      const [found]: Process[] = await this.search<Process>('process-instances', { processInstanceKey: key });
      if (!found) break;
      root = found;
      key = found.parentProcessInstanceKey;
    }
    const all: Process[] = [];
    for (let level = root ? [root] : []; level.length > 0;) {
      all.push(...level);
      const keys = level.map(({ processInstanceKey }) => processInstanceKey);
      level = await this.search<Process>('process-instances', { parentProcessInstanceKey: { $in: keys } });
    }
    return all;
  }

  private async search<T>(what: string, filter: object): Promise<T[]> {
    const found = await searched(
      this.rest.callApiEndpoint<Record<string, unknown>, Found<T>>({
        method: 'POST',
        urlPath: `${what}/search`,
        body: { filter, page: PAGE },
      }),
    );
    return found.items;
  }
  private async get<T>(path: string): Promise<T[]> {
    const found = await searched(
      this.rest.callApiEndpoint<Record<string, unknown>, Found<T>>({ method: 'GET', urlPath: path }),
    );
    return found.items;
  }
}
