import { type AssignmentFact, type Policy, type RefusalCode, type ServeNotice } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { isRunning } from '../rules/own-unit';

/**
 * 督查单送达 (SP-2): a numbered document is served once, a red one after the chief has signed it. Where the unit has
 * reported meanwhile, or the clock stands still, there is nothing left to urge.
 */
export const serveNotice: Decide<ServeNotice, Assignment, AssignmentFact, Policy, { overdueDays: number }> = (
  { assignmentId: _, ...notice },
  state,
  { actor, now, lookup },
) => {
  if (state.status === 'NONE' || state.notices.some(({ documentNo }) => documentNo === notice.documentNo)) return [];
  if (!isRunning(state) || state.status === 'SUBMITTED') return [];
  if (notice.color === 'RED' && !state.redSigned) throw new Refusal<RefusalCode>('assignment.red-unsigned');
  const by = { id: actor.id, name: actor.name };
  const { overdueDays } = lookup;
  return [{ type: 'assignment.notice-served.v1', data: { ...notice, by, at: now, overdueDays } }];
};
