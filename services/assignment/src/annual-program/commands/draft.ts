import { type AnnualProgramFact, type DraftAnnualProgram, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type AnnualProgram } from '../annual-program';
import { atStatus } from '../rules/at-status';
import { type Designated, designatedBodies, similarIn, soundEntries } from '../rules/entries';

/** This year, whether another program of the region is for the year that is planned, and who is designated. */
export type Years = { thisYear: number; taken: boolean; designations: readonly Designated[] };

/** 编制年度督查检查计划: may be written anew until it is approved. */
export const draft: Decide<DraftAnnualProgram, AnnualProgram, AnnualProgramFact, Policy, Years> = (
  command,
  state,
  { actor, now, lookup: { thisYear, taken, designations } },
) => {
  if (state.status !== 'NONE') atStatus(state, '编制年度计划', 'DRAFTED', 'RETURNED');
  const { year, entries } = command;
  if (year < thisYear) throw new Refusal<RefusalCode>('annual-program.year-past', { year });
  if (taken) throw new Refusal<RefusalCode>('annual-program.year-taken', { year });
  soundEntries(year, entries);
  designatedBodies(entries, actor.units, designations);
  const { id, name, region } = actor;
  const data = { ...command, by: { id, name }, at: now, region, similar: similarIn(entries) };
  return [{ type: 'annual-program.drafted.v1', data }];
};
