import { type ServiceDefinition, type ServiceEnv } from '@duban/host';
import { Diagrams } from './diagram/diagrams';
import { publishDiagrams } from './diagram/publish';
import { FactFlowHttp } from './fact-flow/fact-flow.http';
import { instanceQueries } from './instance/instance.queries';
import { type ProcessHistory } from './instance/process-history';
import { workflowTables } from './migrations/0001-workflow';
import { todoForm } from './migrations/0002-form';
import { doneBy } from './migrations/0003-done-by';
import { bridgeListener, completeEarly } from './todo/bridge.listener';
import { HoldersQueries } from './todo/holders.queries';
import { todoJobs } from './todo/todo.jobs';
import { TodoHttp } from './todo/todo.http';

/** What the workflow service needs beside its environment; without `history` the engine is asked over its protocol. */
export type WorkflowOptions = Readonly<{ history?: ProcessHistory; processes: string }>;

const EARLY_MS = 300;

/** Instances that start together publish one after the other: the later ones find everything published. */
const oneAtATime = (env: ServiceEnv, work: () => Promise<void>): Promise<void> =>
  env.db.transaction({ scope: 'all' }, async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtext('duban diagrams'))`);
    await work();
  });

/** 流程: published diagrams, the to-do inbox, where every matter stands, and what is stuck. */
export const definition = ({ history, processes }: WorkflowOptions): ServiceDefinition => {
  let publish: () => void = () => undefined;
  const published = new Promise<void>((resolve) => (publish = resolve));
  return {
    name: 'workflow',
    zh: '流程',
    migrations: [workflowTables, todoForm, doneBy],
    commands: [],
    queries: [TodoHttp, HoldersQueries, FactFlowHttp, instanceQueries(history)],
    listeners: (env) => bridgeListener(env, new Diagrams(env), published),
    restricted: { todo: 'matter_id', instance: 'matter_id' },
    jobs: (env) => todoJobs(env, new Diagrams(env)),
    start: async (env: ServiceEnv) => {
      await oneAtATime(env, () => publishDiagrams(env, processes));
      publish();
      const timer = setInterval(() => {
        completeEarly(env).catch((error: unknown) => env.log.warn({ err: error }, 'early facts'));
      }, EARLY_MS);
      return { stop: async () => clearInterval(timer) };
    },
  };
};
