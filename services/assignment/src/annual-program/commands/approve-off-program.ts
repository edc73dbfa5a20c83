import { type AnnualProgramFact, type ApproveOffProgram, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type AnnualProgram } from '../annual-program';
import { atStatus, waiting } from '../rules/at-status';

/** 一事一报: 主要领导批准, after the leader in charge. */
export const approveOffProgram: Decide<ApproveOffProgram, AnnualProgram, AnnualProgramFact, Policy> = (
  command,
  state,
  { actor, now },
) => {
  const { applied } = waiting(atStatus(state, '一事一报批准', 'APPROVED'), command.entryId, 'ENDORSED');
  const by = { id: actor.id, name: actor.name };
  const data = { ...command, topic: applied.topic, by, at: now };
  return [{ type: 'annual-program.off-program-approved.v1', data }];
};
