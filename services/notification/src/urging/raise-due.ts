import { workdaysBetween } from '@duban/calendar';
import { type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type Clock } from '../deadline/clock';
import { type About } from '../deadline/deadline.listener';
import { raise } from './commands/raise';
import { urging } from './urging';
import { urgingStore } from './urging.store';

type Reached = {
  assignment: string;
  rung: string;
  region: string;
  matterId: string;
  at: string;
  about: About;
  clock: Clock;
  version: string;
};
const SET = 200;
const all = { scope: 'all' } as const;

const unraised = `select r.assignment, r.rung, r.region, r.matter_id as "matterId", c.about, c.clock, c.version,
    to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
  from notification.reminder r join notification.clock c on c.assignment = r.assignment
  where r.raised = false order by r.region, r.at limit ${SET}`;

const raised = `update notification.reminder r set raised = true
  from jsonb_to_recordset($1::jsonb) as x(assignment uuid, rung text) where r.assignment = x.assignment and r.rung = x.rung`;

const raiseOne = async (env: ServiceEnv, row: Reached): Promise<void> => {
  const rung = env.policyFor(row.region, row.version).ladder.find(({ key }) => key === row.rung);
  if (!rung || row.clock.state !== 'RUNNING') return;
  const actor: Actor = { id: 'system', name: '系统', roles: [], units: [], region: row.region, system: true };
  await env.handle(urging, urgingStore, raise, {
    aggregateId: row.assignment,
    // The reminder's identity: what died after the fact was written finds its first answer.
    commandId: `urging:${row.assignment}:${row.rung}`,
    command: {
      matterId: row.matterId,
      assignmentId: row.assignment,
      unit: row.about.unit,
      rung,
      dueAt: row.clock.dueAt,
      overdueDays: workdaysBetween(row.clock.dueAt, row.at, env.calendar(row.region)),
    },
    actor,
    scope: { scope: 'region', region: row.region },
    now: env.clock.now(),
    creates: true,
  });
};

/** The facts that reached rungs ask for; what fails is left for the next tick and holds up nobody. */
export const raiseDue = async (env: ServiceEnv): Promise<number> => {
  for (let total = 0; ;) {
    const rows = await env.db.query<Reached>(all, unraised);
    const outcomes = await Promise.all(
      rows.map((row) =>
        raiseOne(env, row).then(
          () => row,
          (error: unknown) => {
            env.log.error({ err: error, assignment: row.assignment, rung: row.rung }, 'urging not raised');
            return undefined;
          },
        ),
      ),
    );
    const done = outcomes.flatMap((row) => (row ? [{ assignment: row.assignment, rung: row.rung }] : []));
    if (done.length > 0) await env.db.query(all, raised, [JSON.stringify(done)]);
    total += done.length;
    if (rows.length < SET || done.length === 0) return total;
  }
};
