import { type OutcomeFact, type Policy, type ProposeOutcomeOf, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type KnownMatter } from '../../known-matter';
import { type Outcome, outcomeAt } from '../outcome';

export type Proposing = { matter: KnownMatter | null; explainUntilAt: string };

/** 提出结果运用建议 (SP-9): a draft, which the unit may answer first. */
export const propose: Decide<ProposeOutcomeOf, Outcome, OutcomeFact, Policy, Proposing> = (
  command,
  state,
  { actor: { id, name, region }, now, lookup: { matter, explainUntilAt } },
) => {
  if (state.status !== 'NONE') outcomeAt(state, '提出建议');
  if (!matter) throw new Refusal<RefusalCode>('rectification.matter-unknown');
  const by = { id, name };
  return [{ type: 'outcome.proposed.v1', data: { ...command, ...matter, region, explainUntilAt, by, at: now } }];
};
