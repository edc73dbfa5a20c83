import { eventually, type Line, line } from '@duban/testing';
import { type Job, type JobHandler, runWorkers, WorkflowClient, type WorkflowConfig, type Workers } from '../index';
import { oneJob, personal, refusable, waiting } from './diagrams.samples';

export type Stopped = Readonly<{
  key: string;
  process: string;
  element: string;
  type: string;
  message: string;
  job: string | null;
}>;
/** An engine, and what a test must see of it that the protocols do not tell. */
export type EngineUnderTest = Readonly<{
  config: WorkflowConfig;
  advance(ms: number): Promise<void>;
  /** open incidents */
  incidents(): Promise<Stopped[]>;
  close(): Promise<void>;
}>;
export type OpenEngine = () => Promise<EngineUnderTest>;

export const LEASE_MS = 60_000;
export const HOUR_MS = 3_600_000;
const listeners = ['creating', 'assigning', 'completing', 'canceling'].map((event) => `heard.${event}`);
const types = ['work', 'told', 'refused', 'moved', ...listeners];

/** A handler that waits until the test says go. */
export const gate = (): { opened: Promise<void>; open: () => void } => {
  let opening = (): void => undefined;
  const opened = new Promise<void>((resolve) => (opening = resolve));
  return { opened, open: () => opening() };
};
/** What a listener job says of its step. */
export const header = (job: Job, what: string): string | undefined => job.headers[`io.camunda.zeebe:${what}`];

export type Desk = Readonly<{
  engine(): EngineUnderTest;
  /** between the client and the engine */
  wire(): Line;
  client(): WorkflowClient;
  /** Works these types; every other job of the diagrams is noted. */
  start(handlers: Record<string, JobHandler>): void;
  stop(): Promise<void>;
  seen(): readonly Job[];
  noted(job: Job): void;
  faults(): readonly unknown[];
  of(instance: string, type: string): Job[];
  told(instance: string, type?: string): Promise<Job>;
  stoppedAt(instance: string): Promise<Stopped>;
}>;

/** One engine for the suite around it, the diagrams published; workers end with each test. */
export const deskOn = (open: OpenEngine): Desk => {
  let engine: EngineUnderTest;
  let wire: Line;
  let client: WorkflowClient;
  let workers: Workers | undefined;
  let seen: Job[];
  let faults: unknown[];
  const throughTheLine = (): WorkflowClient => WorkflowClient.connect({ ...engine.config, grpcAddress: wire.address });
  const note: JobHandler = async (job) => void seen.push(job);
  const stop = async (): Promise<void> => {
    const [running] = [workers, (workers = undefined)];
    await running?.close();
  };
  const of = (instance: string, type: string): Job[] =>
    seen.filter((job) => job.type === type && job.processInstanceKey === instance);

  beforeAll(async () => {
    engine = await open();
    wire = await line(engine.config.grpcAddress);
    client = throughTheLine();
    await client.deploy([
      { name: 'one-job.bpmn', content: oneJob('one-job') },
      { name: 'refusable.bpmn', content: refusable },
      { name: 'waiting.bpmn', content: waiting },
      { name: 'personal.bpmn', content: personal },
    ]);
  }, 120_000);
  beforeEach(() => {
    seen = [];
    faults = [];
  });
  afterEach(async () => {
    wire.mend();
    await stop();
  });
  afterAll(async () => {
    await client.close();
    await wire.close();
    await engine.close();
  });

  return {
    engine: () => engine,
    wire: () => wire,
    client: () => client,
    start: (handlers) => {
      const noted = Object.fromEntries(types.map((type) => [type, note]));
      workers = runWorkers(throughTheLine(), { ...noted, ...handlers }, (_job, error) => faults.push(error));
    },
    stop,
    seen: () => seen,
    noted: (job) => seen.push(job),
    faults: () => faults,
    of,
    told: (instance, type = 'told') =>
      eventually(`${type} of ${instance}`, () => of(instance, type)[0], { timeoutMs: 15_000 }),
    stoppedAt: (instance) =>
      eventually('it is stopped', async () => (await engine.incidents()).find((one) => one.process === instance), {
        timeoutMs: 15_000,
      }),
  };
};
