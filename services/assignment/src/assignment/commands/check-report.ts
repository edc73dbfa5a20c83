import { type AssignmentFact, type CheckReport, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { atStatus, byOwnUnit } from '../rules/own-unit';
import { anotherPerson } from '../rules/three-gates';

/** 办结报告审核, the second gate: by another person than the drafter (I-7). */
export const checkReport: Decide<CheckReport, Assignment, AssignmentFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  const open = atStatus(state, '审核办结报告', 'HANDLING');
  byOwnUnit(open, actor);
  if (!open.report || open.checked?.agree)
    throw new Refusal<RefusalCode>('assignment.wrong-status', {
      status: '报告未起草或已审核',
      command: '审核办结报告',
    });
  anotherPerson(actor, open.report.by, '起草');
  return [
    { type: 'assignment.report-checked.v1', data: { by: { id: actor.id, name: actor.name }, at: now, agree, opinion } },
  ];
};
