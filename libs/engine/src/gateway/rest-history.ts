import { type Engine } from '../engine';
import { type ProcessRow } from '../reads';

type Body = Record<string, unknown>;
const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
/** A key, or any of several (`{ $in: [...] }`); undefined when the filter does not speak of it. */
const keysIn = (filter: Body, name: string): ReadonlySet<string> | undefined => {
  const wanted = filter[name];
  if (wanted === undefined || wanted === null) return undefined;
  const all = typeof wanted === 'object' ? ((wanted as { $in?: unknown[] }).$in ?? []) : [wanted];
  return new Set(all.map(String).filter((key) => /^\d{1,18}$/.test(key)));
};

/** Where instances stand and what they went through: the searches of REST v2 by the key of a process instance, or all that run. */
export const searchHistory = async (
  engine: Engine,
  method: string,
  url: string,
  read: () => Promise<Body>,
): Promise<object[] | undefined> => {
  const [, flowsOf] = /^\/v2\/process-instances\/(\d{1,18})\/sequence-flows$/.exec(url) ?? [];
  if (method === 'GET' && flowsOf) return flows(engine, flowsOf);
  const search = method === 'POST' ? searches[url] : undefined;
  if (!search) return undefined;
  const { filter = {} } = (await read()) as { filter?: Body };
  return search(engine, filter);
};

const searches: Readonly<Record<string, (engine: Engine, filter: Body) => Promise<object[]>>> = {
  '/v2/process-instances/search': async (engine, filter) => {
    if (filter['state'] === 'ACTIVE')
      return (await engine.reads.running()).map((row) => processView(row, row.parent ?? undefined));
    const keys = keysIn(filter, 'processInstanceKey');
    const parents = keysIn(filter, 'parentProcessInstanceKey');
    const found: object[] = [];
    for (const root of await rootsOf(engine, keys ?? parents ?? [])) {
      const [processes, { elements }] = await Promise.all([engine.reads.processes(root), engine.reads.history(root)]);
      const processOf = new Map(elements.map((element) => [element.key, element.process]));
      for (const row of processes) {
        const parent = row.caller === null ? undefined : processOf.get(row.caller);
        if (keys && !keys.has(row.key)) continue;
        if (parents && !(parent !== undefined && parents.has(parent))) continue;
        found.push(processView(row, parent));
      }
    }
    return found;
  },
  '/v2/element-instances/search': async (engine, filter) => {
    const keys = keysIn(filter, 'processInstanceKey') ?? new Set();
    const histories = await Promise.all((await rootsOf(engine, keys)).map((root) => engine.reads.history(root)));
    return histories
      .flatMap(({ elements }) => elements)
      .filter(({ process }) => keys.has(process))
      .map((element) => ({
        elementInstanceKey: element.key,
        elementId: element.element,
        processInstanceKey: element.process,
        type: element.type,
        state: element.state,
        startDate: iso(element.enteredAt),
        endDate: iso(element.leftAt),
      }));
  },
  '/v2/incidents/search': async (engine) =>
    (await engine.reads.incidents()).map(({ key, process, instance, element, type, message, job, createdAt }) => ({
      incidentKey: String(key),
      processInstanceKey: String(process),
      elementInstanceKey: String(instance),
      elementId: element,
      errorType: type,
      errorMessage: message,
      state: 'ACTIVE',
      jobKey: job === null ? null : String(job),
      creationTime: iso(createdAt),
    })),
};

const rootsOf = async (engine: Engine, processes: Iterable<string>): Promise<string[]> => {
  const roots = await Promise.all([...processes].map((process) => engine.reads.rootOf(process)));
  return [...new Set(roots.filter((root) => root !== undefined))];
};

const flows = async (engine: Engine, process: string): Promise<object[]> => {
  const [root] = await rootsOf(engine, [process]);
  if (!root) return [];
  const taken = await engine.reads.history(root);
  return taken.flows
    .filter((flow) => flow.process === process)
    .map((flow) => ({ elementId: flow.flow, processInstanceKey: process }));
};

const processView = (row: ProcessRow, parent: string | undefined): object => ({
  processInstanceKey: row.key,
  processDefinitionKey: row.definition,
  parentProcessInstanceKey: parent ?? null,
  parentElementInstanceKey: row.caller,
  state: row.state,
  startDate: iso(row.startedAt),
  endDate: iso(row.endedAt),
});
