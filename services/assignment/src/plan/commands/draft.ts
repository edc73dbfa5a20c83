import { type DraftPlan, type Policy, type RefusalCode, type SupervisionPlanFact } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type SupervisionPlan } from '../plan';
import { type ItemTerms, soundItems } from '../rules/sound-items';

/** 拟订督查方案 (S-80, R-112): of a matter that came by documents, until it is approved; from then on it is amended (I-13). */
export const draft: Decide<
  DraftPlan,
  SupervisionPlan,
  SupervisionPlanFact,
  Policy,
  ItemTerms & { documents: boolean }
> = (command, state, { actor, now, policy, lookup }) => {
  if (!lookup.documents) throw new Refusal<RefusalCode>('supervision-plan.not-documents');
  if (state.status !== 'NONE' && state.inForce) throw new Refusal<RefusalCode>('supervision-plan.frozen');
  soundItems(command.items, lookup);
  const by = { id: actor.id, name: actor.name };
  const { region } = actor;
  const drafted = { by, at: now, region, version: 1, policyVersion: policy.version };
  return [{ type: 'supervision-plan.drafted.v1', data: { ...command, ...drafted } }];
};
