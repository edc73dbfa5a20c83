import { type AnnualProgramFact, type CheckAnnualProgram, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type AnnualProgram } from '../annual-program';
import { atStatus, byAnother } from '../rules/at-status';

/** 年度计划审核. */
export const check: Decide<CheckAnnualProgram, AnnualProgram, AnnualProgramFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  const { drafted } = atStatus(state, '审核', 'DRAFTED');
  byAnother(drafted.by, actor);
  return [
    { type: 'annual-program.checked.v1', data: { by: { id: actor.id, name: actor.name }, at: now, agree, opinion } },
  ];
};
