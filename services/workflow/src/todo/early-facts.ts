import { type CommandName } from '@duban/contracts';
import { type BackgroundWork, type ServiceEnv } from '@duban/host';
import { type Envelope } from '@duban/messaging';
import { type Tx } from '@duban/persistence';
import { completeTodo, findTodo } from './open-todo';

const all = { scope: 'all' } as const;
const EVERY_MS = 300;
const AT_ONCE = 500;
/** How long a message waits for its catch event, and a fact for its to-do: the engine is never further behind. */
export const WAITS_MS = 3_600_000;

type Early = { command: CommandName; matter_id: string; subject: string; data: Record<string, unknown> };

/**
 * A fact quicker than the step it does waits for the to-do (I-25). One whose to-do has not come by `WAITS_MS` is let go:
 * nothing that the engine was told has opened such a step, and it must not do one of another round.
 */
export const keepEarly = async (
  tx: Tx,
  fact: Envelope,
  { command, about, at }: Readonly<{ command: CommandName; about: string; at: string }>,
): Promise<void> => {
  await tx.query(
    'insert into workflow.early_fact (id, region, command, matter_id, subject, data, at) values ($1, $2, $3, $4, $5, $6, $7)',
    [fact.id, fact.tenant, command, fact.partitionkey, about, JSON.stringify(fact.data), at],
  );
};

/** A matter that is taken up again begins another round: what was done before does no step of it. */
export const forgetEarly = (tx: Tx, matterId: string): Promise<unknown> =>
  tx.query('delete from workflow.early_fact where matter_id = $1', [matterId]);

const letGo = 'delete from workflow.early_fact where at < $1';
/** Those for which a to-do may have appeared; what waits for nothing that is open costs nothing. */
const candidates = `select id from workflow.early_fact e where exists (select from workflow.todo t
  where t.matter_id = e.matter_id and t.command = e.command and t.done_at is null) order by at limit ${AT_ONCE}`;

/** Whether its step was there, and is done. */
const complete = (env: ServiceEnv, id: string): Promise<boolean> =>
  env.db.transaction(all, async (tx) => {
    const [fact] = await tx.query<Early>(
      'select command, matter_id, subject, data from workflow.early_fact where id = $1 for update skip locked',
      [id],
    );
    const todo = fact && (await findTodo(tx, fact.command, fact.matter_id, fact.subject, fact.data));
    if (!todo) return false;
    await completeTodo(env, tx, todo, { at: env.clock.now(), data: fact.data });
    await tx.query('delete from workflow.early_fact where id = $1', [id]);
    return true;
  });

/** One whose step cannot be done now does not keep the others. Answers how many were done. */
const completeAll = async (env: ServiceEnv, going: () => boolean): Promise<number> => {
  const late = new Date(Date.parse(env.clock.now()) - WAITS_MS);
  const [, waiting = []] = await env.db.together<{ id: string }>(all, [
    [letGo, [late]],
    [candidates, []],
  ]);
  let done = 0;
  for (const { id } of waiting) {
    if (!going()) break;
    try {
      if (await complete(env, id)) done += 1;
    } catch (error) {
      env.log.warn({ err: error, fact: id }, 'early fact');
    }
  }
  return done;
};

/** Does what waits for a to-do as soon as there is one. */
export const completingEarly = (env: ServiceEnv): BackgroundWork => {
  let [underWay, stopped]: [Promise<number> | undefined, boolean] = [undefined, false];
  const turn = (): Promise<number> =>
    (underWay ??= completeAll(env, () => !stopped).finally(() => {
      underWay = undefined;
    }));
  const timer = setInterval(() => {
    turn().catch((error: unknown) => env.log.warn({ err: error }, 'early facts'));
  }, EVERY_MS);
  return {
    quiet: async () => (await turn()) === 0,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await underWay?.catch(() => undefined);
    },
  };
};
