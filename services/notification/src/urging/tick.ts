import { type ServiceEnv } from '@duban/host';
import { fireDue } from './fire';
import { raiseDue } from './raise-due';
import { speakIn } from './speak';

const all = { scope: 'all' } as const;

/** What the next wake-up finds, by the partial indexes on what is open: the same however many wait for later. */
const next = `select extract(epoch from (select min(due_at) from notification.deadline where state = 'OPEN')) * 1000 as due,
  extract(epoch from (select min(speak_at) from notification.reminder where state in ('NEW', 'HELD'))) * 1000 as speak,
  exists (select from notification.reminder where raised = false) as unraised`;
type Next = { due: number; speak: number; unraised: boolean };

const look = async (env: Pick<ServiceEnv, 'db'>): Promise<Next> => {
  const [row] = await env.db.query<{ due: string | null; speak: string | null; unraised: boolean }>(all, next);
  const at = (value: string | null | undefined): number => (value == null ? Infinity : Number(value));
  return { due: at(row?.due), speak: at(row?.speak), unraised: row?.unraised ?? false };
};

const speakDue = async (env: ServiceEnv): Promise<number> => {
  const regions = await env.db.query<{ region: string }>(
    all,
    `select distinct region from notification.reminder where state in ('NEW', 'HELD') and speak_at <= $1 order by region`,
    [env.clock.now()],
  );
  let total = 0;
  for (const { region } of regions) total += await speakIn(env, region);
  return total;
};

export type Ticked = Readonly<{ done: number; /** when something is due next, or Infinity */ next: number }>;

/** 催办: fires what is due, sends its messages, raises its facts. Each step may die anywhere and is done again whole. */
export const tick = async (env: ServiceEnv): Promise<Ticked> => {
  const now = Date.parse(env.clock.now());
  const { due, speak, unraised } = await look(env);
  if (Math.min(due, speak) > now && !unraised) return { done: 0, next: Math.min(due, speak) };
  const done = (await fireDue(env)) + (await speakDue(env)) + (await raiseDue(env));
  const after = await look(env);
  return { done, next: Math.min(after.due, after.speak) };
};
