import { type AmendInspection, type PlanInspection, type RefusalCode } from '@duban/contracts';
import { type Actor, Refusal } from '@duban/kernel';
import { maySupervise, type Subjects } from '../../subject/subject';

/** Today, the first day on which an open visit that is announced today may begin, and what the units are. */
export type Planning = { today: string; earliestOpen: string; subjects: Subjects };

/**
 * What a plan must be before anybody approves it: within the jurisdiction, in time to announce, planned by
 * nobody of the units concerned.
 */
export const sound = (
  { mode, purpose, subjects: units, fromOn, untilOn }: Omit<PlanInspection, 'matterId'> | AmendInspection,
  actor: Actor,
  { today, earliestOpen, subjects }: Planning,
): void => {
  if (untilOn < fromOn || untilOn < today) throw new Refusal<RefusalCode>('inspection.dates-wrong');
  if (mode === 'OPEN_VISIT' && fromOn < earliestOpen) throw new Refusal<RefusalCode>('inspection.notice-too-short');
  if (units.some(({ id }) => actor.units.includes(id))) throw new Refusal<RefusalCode>('inspection.recusal');
  // 越级: the purpose of the check says why.
  for (const unit of units) maySupervise({ role: 'SEPARATE', unit, skipLevelReason: purpose }, actor.region, subjects);
};
