import { countDeadline } from '@duban/calendar';
import { decideBy, type AssignmentFact, type FactData, type Policy, words } from '@duban/contracts';
import { type ServiceEnv } from '@duban/host';
import { type Actor, type Decide } from '@duban/kernel';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Tx } from '@duban/persistence';
import { cancelCampaign } from '../campaign/with-matter';
import { ends } from '../plan/plan';
import { type Assignment, assignment } from './assignment';
import { opened } from './assignment.lookups';
import { assignmentStore } from './assignment.store';
import { countClock } from './clock';
import { cancel } from './commands/cancel';
import { type Anew, recountUrgency } from './commands/recount-urgency';
import { type Resumed, resume } from './commands/resume';
import { suspend } from './commands/suspend';

type Urgency = keyof typeof words.urgency;
type Decision<C, L> = Decide<C, Assignment, AssignmentFact, Policy, L>;
type Look<L> = (state: Assignment, policy: Policy) => L;

/**
 * One decision on every assignment of the matter, or of some of its items, that is not finished, in the name of who acted on the matter and at
 * that time. The command id follows from the fact: what comes again changes nothing.
 */
const onAll = async <C, L = undefined>(
  env: ServiceEnv,
  fact: Envelope,
  tx: Tx,
  decide: Decision<C, L>,
  command: C,
  look?: Look<L>,
  items: readonly number[] | null = null,
): Promise<void> => {
  const rows = await tx.query<{ id: string }>(
    `select id from assignment.assignment where matter_id = $1
     and status not in ('ACCEPTED', 'CLEARED', 'CANCELLED', 'WITHDRAWN_REASSIGNED')
     and ($2::int[] is null or (state #>> '{issued,item,no}')::int = any($2)) order by id`,
    [fact.subject, items],
  );
  const region = fact.tenant;
  const actor: Actor = { ...fact.actor, roles: [], units: [], region, system: true };
  for (const { id } of rows)
    await env.handle(
      assignment,
      assignmentStore,
      decide,
      {
        aggregateId: id,
        commandId: `${fact.id}:${id}`,
        command,
        actor,
        scope: { scope: 'region', region },
        now: fact.time,
        creates: false,
      },
      look && ((_tx, state, policy: Policy) => Promise.resolve(look(state, policy))),
    );
};

/** The dates when the time since the suspension is left out. */
const withoutSuspended = (
  env: ServiceEnv,
  { tenant, time: to }: Envelope,
  state: Assignment,
  policy: Policy,
): Resumed => {
  const open = opened(state);
  const calendar = env.calendar(tenant);
  if (!open?.suspended)
    return { dueAt: to, acknowledgeDueAt: null, provisional: false, calendarVersion: calendar.version };
  const { clock, suspensions, suspended, acknowledged, urgency, issued } = open;
  const all = [...suspensions, { from: suspended.at, to }];
  const { dueAt, provisional, calendarVersion } = countClock({ clock, suspensions: all }, calendar);
  return {
    dueAt,
    provisional,
    calendarVersion,
    acknowledgeDueAt: acknowledged
      ? null
      : countDeadline(policy.acknowledge[urgency], issued.issuedAt, calendar, all).dueAt,
  };
};

/** What the scheme gives an assignment of this urgency from the instruction on (D-2). */
const anew = (
  env: ServiceEnv,
  { tenant, time }: Envelope,
  policy: Policy,
  inputs: { urgency: Urgency; category: string | undefined },
): Anew => {
  const calendar = env.calendar(tenant);
  const rule = decideBy(policy.deadline, inputs);
  const { dueAt, provisional, calendarVersion } = countDeadline(rule, time, calendar);
  const acknowledgeDueAt = countDeadline(policy.acknowledge[inputs.urgency], time, calendar).dueAt;
  return { rule, dueAt, acknowledgeDueAt, provisional, calendarVersion };
};

/**
 * 中止、恢复、撤销、并案、再次批示: what happens to the matter happens to its assignments (domain 5.1); and what the leader ends
 * of a plan's items, to the tasks of these (domain 5.2).
 */
export const matterListener = (env: ServiceEnv): FactHandlers => ({
  'matter.suspended.v1': (fact, tx) => {
    const { reason } = fact.data as FactData<'matter.suspended.v1'>;
    return onAll(env, fact, tx, suspend, { reason });
  },
  'matter.resumed.v1': (fact, tx) =>
    onAll(env, fact, tx, resume, {}, (state, policy) => withoutSuspended(env, fact, state, policy)),
  'matter.revoked.v1': async (fact, tx) => {
    const { reason, instrument } = fact.data as FactData<'matter.revoked.v1'>;
    await onAll(env, fact, tx, cancel, { reason: `事项撤销:${reason}(${instrument})` });
    await cancelCampaign(env, fact, { reason, instrument });
  },
  'matter.merged.v1': async (fact, tx) => {
    const { into } = fact.data as FactData<'matter.merged.v1'>;
    const reason = `并入${into.no}《${into.title}》`;
    await onAll(env, fact, tx, cancel, { reason });
    await cancelCampaign(env, fact, { reason, instrument: '并案' });
  },
  'supervision-plan.items-decided.v1': async (fact, tx) => {
    const { lines } = fact.data as FactData<'supervision-plan.items-decided.v1'>;
    for (const { no, decision, opinion } of lines.filter((line) => ends.has(line.decision))) {
      const reason = `第${no}项${words.itemDecision[decision]}:${opinion}`;
      await onAll(env, fact, tx, cancel, { reason }, undefined, [no]);
    }
  },
  'matter.instruction-added.v1': async (fact, tx) => {
    const { urgency } = fact.data as FactData<'matter.instruction-added.v1'>;
    const [terms] = await tx.query<{ category: string | null }>(
      'select category from assignment.matter_terms where matter_id = $1',
      [fact.subject],
    );
    const inputs = { urgency, category: terms?.category ?? undefined };
    await onAll(env, fact, tx, recountUrgency, { urgency }, (_, policy) => anew(env, fact, policy, inputs));
  },
});
