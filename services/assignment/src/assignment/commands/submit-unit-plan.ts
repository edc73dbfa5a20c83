import { type AssignmentFact, type Policy, type RefusalCode, type SubmitUnitPlan } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { ledItem } from '../item';
import { atStatus, byOwnUnit } from '../rules/own-unit';

/** 报送落实方案 (WH_UnitPlan): with stages, or it is no plan; every stage within the time of the task. */
export const submitUnitPlan: Decide<SubmitUnitPlan, Assignment, AssignmentFact, Policy, { dueDay: string }> = (
  command,
  state,
  { actor, now, lookup },
) => {
  const open = atStatus(state, '报送落实方案', 'ACKNOWLEDGED', 'HANDLING', 'RETURNED');
  byOwnUnit(open, actor);
  ledItem(open);
  if (command.stages.length === 0) throw new Refusal<RefusalCode>('assignment.stages-missing');
  const late = command.stages.find(({ dueOn }) => dueOn > lookup.dueDay);
  if (late) throw new Refusal<RefusalCode>('assignment.stage-past-due', { target: late.target });
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.unit-plan-submitted.v1', data: { ...command, by, at: now } }];
};
