import { type CampaignFieldFact, type DecideSynthesis, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Campaign } from '../campaign';
import { inField } from '../rules/in-field';

/** Ids for what follows: a 结论 a subject, and a 整改 where there is something to put right. */
export type Concluding = { ids: readonly { conclusionId: string; rectificationId: string }[] };

/** 总报告审定 (DX_Synthesize): from here on each subject is told its part. */
export const decideSynthesis: Decide<DecideSynthesis, Campaign, CampaignFieldFact, Policy, Concluding> = (
  { agree, opinion },
  state,
  { actor, now, lookup: { ids } },
) => {
  const { field } = inField(state, '审定总报告', 'EXECUTING');
  const { synthesis, merged, decided } = field;
  if (!synthesis || !merged || decided) throw new Refusal<RefusalCode>('campaign.not-merged');
  const conclusions = synthesis.conclusions.flatMap(({ unit }, i) => {
    const own = ids[i];
    const found = merged.findings.some((one) => one.unit.id === unit.id);
    return own ? [{ conclusionId: own.conclusionId, unit, rectificationId: found ? own.rectificationId : null }] : [];
  });
  const by = { id: actor.id, name: actor.name };
  return [
    {
      type: 'campaign.synthesis-decided.v1',
      data: { by, at: now, agree, opinion, conclusions: agree ? conclusions : [] },
    },
  ];
};
