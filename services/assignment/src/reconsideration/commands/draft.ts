import { type ConclusionFact, type DraftConclusion, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type KnownMatter } from '../../known-matter';
import { type Conclusion, conclusionAt, signedFor } from '../conclusion';

type Named = { id: string; name: string };
/** The matter, and of a campaign whether its report is approved, whom it is about, and who took part in it. */
export type Drafting = {
  matter: KnownMatter | null;
  campaign: { approved: boolean; subjects: readonly Named[]; participants: readonly Named[] } | null;
};

/**
 * 起草督查结论: a finding without evidence is none. Of a campaign it follows the approved report and is about one of
 * its subjects; the teams, and whoever merged, wrote and approved the report, took part in it whether named or not (I-14).
 */
export const draft: Decide<DraftConclusion, Conclusion, ConclusionFact, Policy, Drafting> = (
  command,
  state,
  { actor, now, lookup: { matter, campaign } },
) => {
  if (state.status !== 'NONE') conclusionAt(state, '起草结论', 'RETURNED');
  if (!matter) throw new Refusal<RefusalCode>('rectification.matter-unknown');
  const bare = command.findings.find(({ evidence }) => evidence.length === 0);
  if (bare) throw new Refusal<RefusalCode>('conclusion.evidence-missing', { finding: bare.problem.what });
  const { unit } = command;
  if (campaign && !campaign.approved) throw new Refusal<RefusalCode>('campaign.not-synthesized');
  if (campaign && !campaign.subjects.some(({ id }) => id === unit.id))
    throw new Refusal<RefusalCode>('campaign.subject-outside', { unit: unit.name });
  const all = [...command.participants, ...(campaign?.participants ?? [])];
  const participants = [...new Map(all.map((one) => [one.id, one])).values()];
  const { region } = actor;
  return [
    {
      type: 'conclusion.drafted.v1',
      data: { ...command, ...matter, region, participants, ...signedFor(unit, actor, now) },
    },
  ];
};
