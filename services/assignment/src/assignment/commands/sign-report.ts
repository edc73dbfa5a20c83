import { type AssignmentFact, type Policy, type RefusalCode, type SignReport } from '@duban/contracts';
import { type Decide, Refusal, signedAs } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { allOpinionsIn, atStatus, byOwnUnit, type Missing } from '../rules/own-unit';
import { unexplained } from '../rules/returns';
import { anotherPerson } from '../rules/three-gates';

/**
 * 签报, the third gate (S-33, I-7): by the head of the unit or who acts for them (代理), a third person, after all opinions
 * and parts are in, and after the head has explained why the report came back for rework again (SP-5).
 */
export const signReport: Decide<SignReport, Assignment, AssignmentFact, Policy, Missing> = (
  { agree, opinion },
  state,
  { actor, now, lookup },
) => {
  const open = atStatus(state, '签报办结报告', 'HANDLING');
  byOwnUnit(open, actor);
  if (!actor.roles.includes('UNIT_HEAD')) throw new Refusal<RefusalCode>('assignment.signer-not-head');
  if (!open.report || !open.checked?.agree)
    throw new Refusal<RefusalCode>('assignment.wrong-status', { status: '报告未经审核', command: '签报办结报告' });
  anotherPerson(actor, open.report.by, '起草');
  anotherPerson(actor, open.checked.by, '审核');
  if (agree && unexplained(open))
    throw new Refusal<RefusalCode>('assignment.returns-explanation-missing', { times: open.reworks });
  if (agree) allOpinionsIn(lookup);
  const by = { id: actor.id, name: actor.name };
  const onTime = now <= open.dueAt;
  return [
    {
      type: 'assignment.report-signed.v1',
      data: { by, at: now, agree, opinion, onTime, results: open.report.results, ...signedAs(actor, 'UNIT_HEAD') },
    },
  ];
};
