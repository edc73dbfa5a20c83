import { setTimeout as pause } from 'node:timers/promises';
import { type ServiceEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { WorkflowRejection } from '@duban/workflow';
import { publishDiagrams } from './publish';

const AGAIN_MS = 1_000;

/** Instances that start together publish one after the other: the later ones find everything published. */
const oneAtATime = (env: ServiceEnv, work: (tx: Tx) => Promise<void>): Promise<void> =>
  env.db.transaction({ scope: 'all' }, async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtext('duban diagrams'))`);
    await work(tx);
  });

/**
 * Publishes the diagrams as soon as the engine can take them: one that is away keeps the service from nothing but its
 * bridge, whose facts wait.
 * @param published called once they are in force
 * @returns `begun` ends with the first try, and fails with what no waiting mends
 */
export const publishInTime = (
  env: ServiceEnv,
  folder: string,
  published: () => void,
): { begun: Promise<void>; stop(): Promise<void> } => {
  const stopping = new AbortController();
  let waiting = false;
  /** False when the engine is away. */
  const tried = async (): Promise<boolean> => {
    try {
      await oneAtATime(env, (tx) => publishDiagrams(env, tx, folder));
      published();
      return true;
    } catch (error) {
      if (!(error instanceof WorkflowRejection && error.code === 'UNAVAILABLE')) throw error;
      if (!waiting) env.log.error(`流程图还没有发布:${error.message}。服务照常启动,每秒再试,发布之前的事实先留着`);
      waiting = true;
      return false;
    }
  };
  const first = tried();
  const rest = first.then(async (done) => {
    for (let ready = done; !ready;) {
      await pause(AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      ready = await tried().catch((error: unknown) => {
        env.log.error({ err: error }, 'diagrams not published');
        return false;
      });
    }
  });
  rest.catch(() => undefined); // it fails as the first try does, which is awaited
  return {
    begun: first.then(() => undefined),
    stop: async () => {
      stopping.abort();
      await rest;
    },
  };
};
