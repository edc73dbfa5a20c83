import { type AssignmentFact, type Policy, type ProposeOutcome, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { atStatus, running } from '../rules/own-unit';

export type Overdue = { days: number; hours: number };

/** The third 退回重办 is reason enough for a talk (SP-5). */
const TALK_AFTER_REWORKS = 3;

/**
 * 约谈、通报批评建议: from the rungs of the scheme's ladder on that propose something, 约谈 first and 通报批评 last. A
 * draft: nothing happens to anybody before it is approved (I-16).
 */
export const proposeOutcome: Decide<ProposeOutcome, Assignment, AssignmentFact, Policy, Overdue> = (
  { kind, reason },
  state,
  { actor, now, policy, lookup },
) => {
  const open = atStatus(state, '提出约谈或通报建议', ...running);
  const rungs = policy.ladder.filter(({ act }) => act === 'PROPOSE').sort((a, b) => a.workdays - b.workdays);
  const rung = rungs.at(kind === 'ADMONISH_TALK' ? 0 : -1);
  const late = (from: (typeof policy.ladder)[number]): boolean =>
    open.urgency === 'EXTRA_URGENT' ? lookup.hours >= from.hours : lookup.days >= from.workdays;
  const reworked = kind === 'ADMONISH_TALK' && open.reworks >= TALK_AFTER_REWORKS;
  if (!reworked && !(rung && late(rung)))
    throw new Refusal<RefusalCode>('assignment.talk-too-early', { overdueDays: lookup.days, returns: open.reworks });
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.outcome-proposed.v1', data: { kind, reason, by, at: now } }];
};
