import { type InspectionFact, type PlanInspection, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type KnownMatter } from '../../known-matter';
import { type Inspection } from '../inspection';
import { atStatus } from '../rules/at-status';
import { type Planning, sound } from '../rules/plan';

/** 制定核查方案 (SP-6, R-112): the mandate is that of the matter. */
export const plan: Decide<
  PlanInspection,
  Inspection,
  InspectionFact,
  Policy,
  Planning & { matter: KnownMatter | null }
> = (command, state, { actor, now, lookup }) => {
  if (state.status !== 'NONE') atStatus(state, '制定核查方案');
  const { matter } = lookup;
  if (!matter) throw new Refusal<RefusalCode>('rectification.matter-unknown');
  sound(command, actor, lookup);
  const { id, name, region } = actor;
  return [{ type: 'inspection.planned.v1', data: { ...command, ...matter, region, by: { id, name }, at: now } }];
};
