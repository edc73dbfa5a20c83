import { type AnnualProgramFact, type ApproveAnnualProgram, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type AnnualProgram } from '../annual-program';
import { atStatus, byAnother } from '../rules/at-status';

/** 年度计划批准: what is alike is merged, or the approval says why not. */
export const approve: Decide<ApproveAnnualProgram, AnnualProgram, AnnualProgramFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  const { drafted } = atStatus(state, '批准', 'CHECKED');
  byAnother(drafted.by, actor);
  const { similar } = drafted;
  if (agree && similar.length > 0 && opinion === '')
    throw new Refusal<RefusalCode>('annual-program.similar-unexplained', {
      count: similar.length,
      pairs: similar.map(({ one, other }) => `${one}与${other}`).join(';'),
    });
  return [
    { type: 'annual-program.approved.v1', data: { by: { id: actor.id, name: actor.name }, at: now, agree, opinion } },
  ];
};
