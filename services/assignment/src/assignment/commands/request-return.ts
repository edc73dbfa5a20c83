import { type AssignmentFact, type Policy, type RefusalCode, type RequestReturn } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { localMinute } from '../rules/local-minute';
import { atStatus, byOwnUnit } from '../rules/own-unit';
import { notSplit } from '../rules/return';

/** When the window closes and the answer is due, by the calendar; how many other units have asked before. */
export type ReturnTerms = { windowUntil: string; decideDueAt: string; others: number };

/** 退办申请 (SP-1, I-5): inside the window, one at a time; the clock keeps running. */
export const requestReturn: Decide<RequestReturn, Assignment, AssignmentFact, Policy, ReturnTerms> = (
  command,
  state,
  { actor, now, lookup: { windowUntil, decideDueAt, others } },
) => {
  if (state.status === 'RETURN_REQUESTED') {
    byOwnUnit(state, actor);
    throw new Refusal<RefusalCode>('assignment.return-pending');
  }
  const open = atStatus(state, '申请退办', 'ISSUED', 'ACKNOWLEDGED', 'HANDLING');
  byOwnUnit(open, actor);
  notSplit(open);
  if (now > windowUntil)
    throw new Refusal<RefusalCode>('assignment.return-window-closed', { until: localMinute(windowUntil) });
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.return-requested.v1', data: { ...command, by, at: now, nth: others + 1, decideDueAt } }];
};
