import { type AnnualProgramFact, type EndorseOffProgram, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type AnnualProgram } from '../annual-program';
import { atStatus, waiting } from '../rules/at-status';

/** 一事一报: 分管领导签批. */
export const endorseOffProgram: Decide<EndorseOffProgram, AnnualProgram, AnnualProgramFact, Policy> = (
  command,
  state,
  { actor, now },
) => {
  const { applied } = waiting(atStatus(state, '一事一报签批', 'APPROVED'), command.entryId, 'APPLIED');
  const by = { id: actor.id, name: actor.name };
  const data = { ...command, topic: applied.topic, by, at: now };
  return [{ type: 'annual-program.off-program-endorsed.v1', data }];
};
