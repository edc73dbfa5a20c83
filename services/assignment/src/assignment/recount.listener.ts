import { type FactData, type Policy } from '@duban/contracts';
import { type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type FactHandlers } from '@duban/messaging';
import { v7 as uuidv7 } from 'uuid';
import { assignment } from './assignment';
import { assignmentStore, policyVersionOf } from './assignment.store';
import { recounted, wouldChange } from './clock';
import { recount } from './commands/recount';
import { openAssignments, type OpenRow, provisionalAssignments } from './open-assignments';

/** The first day that a year's notice may change, in Asia/Shanghai: notices reach back into the December before. */
export const firstDayOf = (year: number): string => new Date(`${year - 1}-12-01T00:00:00+08:00`).toISOString();

/** Recounts one assignment where the calendar in force counts it otherwise; decided again under its lock. */
const recountOne = async (env: ServiceEnv, { id, state }: OpenRow, by: Actor, commandId: string): Promise<void> => {
  const calendar = env.calendar(by.region);
  const policy = env.policyFor(by.region, policyVersionOf(state));
  if (!wouldChange(state, recounted(state, calendar, policy))) return;
  await env.handle(
    assignment,
    assignmentStore,
    recount,
    {
      aggregateId: id,
      commandId,
      command: {},
      actor: by,
      scope: { scope: 'region', region: by.region },
      now: env.clock.now(),
      creates: false,
    },
    async (_tx, locked, ofMatter: Policy) => recounted(locked.status === 'NONE' ? state : locked, calendar, ofMatter),
  );
};

const system = (region: string, { id, name } = { id: 'system', name: '系统' }): Actor => ({
  id,
  name,
  roles: [],
  units: [],
  region,
  system: true,
});

/** 日历公布 (I-21): open deadlines of the region that it moves, or that are no longer 暂算, are recounted one by one. */
export const recountListener = (env: ServiceEnv): FactHandlers => ({
  'calendar.published.v1': async (fact, tx) => {
    const { year, by } = fact.data as FactData<'calendar.published.v1'>;
    for await (const rows of openAssignments(tx.query, fact.tenant, firstDayOf(year)))
      for (const row of rows) await recountOne(env, row, system(fact.tenant, by), `${fact.id}:${row.id}`);
  },
});

/** A newer version of the platform may bring a year with it: what was 暂算 is looked at again at every start. */
export const recountProvisional = async (env: ServiceEnv): Promise<void> => {
  for (const row of await provisionalAssignments(env))
    await recountOne(env, row, system(row.state.issued.region), uuidv7());
};
