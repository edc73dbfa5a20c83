import { type AssignmentFact, type ExplainReturns, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { atStatus, byOwnUnit, working } from '../rules/own-unit';
import { unexplained } from '../rules/returns';

/** 退回情况说明 (SP-5): after the second 退回重办 and after each further one, by the head of the unit. */
export const explainReturns: Decide<ExplainReturns, Assignment, AssignmentFact, Policy> = (
  command,
  state,
  { actor, now },
) => {
  const open = atStatus(state, '退回情况说明', ...working);
  byOwnUnit(open, actor);
  if (!unexplained(open)) throw new Refusal<RefusalCode>('assignment.no-returns');
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.returns-explained.v1', data: { ...command, by, at: now, times: open.reworks } }];
};
