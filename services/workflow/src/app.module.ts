import { classifiedRefusals, type ServiceDefinition, type ServiceEnv } from '@duban/host';
import { Diagrams } from './diagram/diagrams';
import { publishInTime } from './diagram/publish-in-time';
import { FactFlowHttp } from './fact-flow/fact-flow.http';
import { instanceQueries } from './instance/instance.queries';
import { type ProcessHistory } from './instance/process-history';
import { workflowTables } from './migrations/0001-workflow';
import { todoForm } from './migrations/0002-form';
import { doneBy } from './migrations/0003-done-by';
import { stepsSeen } from './migrations/0004-steps-seen';
import { instanceMoves } from './migrations/0005-instance-move';
import { todoSubject } from './migrations/0006-todo-subject';
import { todoPersons } from './migrations/0007-todo-persons';
import { openTodos } from './migrations/0008-open-todos';
import { bridgeListener } from './todo/bridge.listener';
import { completingEarly } from './todo/early-facts';
import { HoldersQueries } from './todo/holders.queries';
import { todoJobs } from './todo/todo.jobs';
import { TraceQueries } from './todo/trace.queries';
import { TodoHttp } from './todo/todo.http';
import { versionHttp } from './version/version.http';

/** What the workflow service needs beside its environment; without `history` the engine is asked over its protocol. */
export type WorkflowOptions = Readonly<{ history?: ProcessHistory; processes: string }>;

/** 流程: published diagrams, the to-do inbox, where every matter stands, and what is stuck. */
export const definition = ({ history, processes }: WorkflowOptions): ServiceDefinition => {
  let publish: () => void = () => undefined;
  const published = new Promise<void>((resolve) => (publish = resolve));
  return {
    name: 'workflow',
    zh: '流程',
    migrations: [
      classifiedRefusals('workflow'),
      workflowTables,
      todoForm,
      doneBy,
      stepsSeen,
      instanceMoves,
      todoSubject,
      todoPersons,
      openTodos,
    ],
    commands: [],
    queries: [TodoHttp, HoldersQueries, TraceQueries, FactFlowHttp, instanceQueries(history), versionHttp(history)],
    listeners: (env) => bridgeListener(env, new Diagrams(env), published),
    restricted: { todo: 'matter_id', instance: 'matter_id', instance_move: 'matter_id' },
    jobs: (env) => todoJobs(env, new Diagrams(env)),
    start: async (env: ServiceEnv) => {
      const publishing = publishInTime(env, processes, publish);
      await publishing.begun;
      const early = completingEarly(env);
      return {
        ...early,
        stop: async () => {
          await early.stop();
          await publishing.stop();
        },
      };
    },
  };
};
