import { type AnnualProgramFact, type ApplyOffProgram, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type AnnualProgram } from '../annual-program';
import { atStatus } from '../rules/at-status';
import { alike, type Designated, designatedBodies, soundEntries } from '../rules/entries';

/** The month it is, and who is designated. */
export type Month = { thisMonth: string; designations: readonly Designated[] };

/**
 * 一事一报: a check beside the approved program. What the body has in the program already is not reported once
 * more in parts, under another name or for another month.
 */
export const applyOffProgram: Decide<ApplyOffProgram, AnnualProgram, AnnualProgramFact, Policy, Month> = (
  command,
  state,
  { actor, now, lookup: { thisMonth, designations } },
) => {
  const { drafted, offProgram } = atStatus(state, '一事一报', 'APPROVED');
  const { topic, month } = command;
  if (month < thisMonth) throw new Refusal<RefusalCode>('annual-program.month-past', { topic, month });
  designatedBodies([command], actor.units, designations);
  const beside = offProgram.filter(({ status }) => status !== 'REJECTED').map(({ applied }) => applied);
  const listed = [...drafted.entries, ...beside];
  soundEntries(drafted.year, [...listed, command]);
  const same = listed.find((one) => one.body.id === command.body.id && alike(one, command));
  if (same) throw new Refusal<RefusalCode>('annual-program.renamed', { topic, listed: same.topic });
  return [
    {
      type: 'annual-program.off-program-applied.v1',
      data: { ...command, by: { id: actor.id, name: actor.name }, at: now },
    },
  ];
};
