import { type ConclusionFact, type DraftConclusion, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type KnownMatter } from '../../known-matter';
import { type Conclusion, conclusionAt, signedFor } from '../conclusion';

/** 起草督查结论: a finding without evidence is none. */
export const draft: Decide<DraftConclusion, Conclusion, ConclusionFact, Policy, { matter: KnownMatter | null }> = (
  command,
  state,
  { actor, now, lookup: { matter } },
) => {
  if (state.status !== 'NONE') conclusionAt(state, '起草结论', 'RETURNED');
  if (!matter) throw new Refusal<RefusalCode>('rectification.matter-unknown');
  const bare = command.findings.find(({ evidence }) => evidence.length === 0);
  if (bare) throw new Refusal<RefusalCode>('conclusion.evidence-missing', { finding: bare.problem.what });
  const { region } = actor;
  return [
    { type: 'conclusion.drafted.v1', data: { ...command, ...matter, region, ...signedFor(command.unit, actor, now) } },
  ];
};
