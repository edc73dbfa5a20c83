import { type MisconductFact, type Policy, type RecordMisconduct, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type KnownMatter } from '../../known-matter';
import { type Misconduct } from '../misconduct';

/** 登记妨碍督查: with evidence and what was demanded on the spot; by nobody of the unit, and for good. */
export const record: Decide<RecordMisconduct, Misconduct, MisconductFact, Policy, { matter: KnownMatter | null }> = (
  command,
  state,
  { actor: { id, name, region, units }, now, lookup: { matter } },
) => {
  if (state.status !== 'NONE') throw new Refusal<RefusalCode>('misconduct.recorded');
  if (!matter) throw new Refusal<RefusalCode>('rectification.matter-unknown');
  if (units.includes(command.unit.id)) throw new Refusal<RefusalCode>('inspection.recusal');
  const { matterNo, matterTitle } = matter;
  const data = { ...command, region, matterNo, matterTitle, by: { id, name }, at: now };
  return [{ type: 'misconduct.recorded.v1', data }];
};
