import { type MatterFact, type Policy, type RefusalCode, type RegisterMatter } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Matter } from '../matter';

/** 登记: the instruction as it came; the register number is taken with it (I-17). */
export const register: Decide<RegisterMatter, Matter, MatterFact, Policy, { registerNo: string }> = (
  { declaredUnclassified: _promise, ...command },
  state,
  { actor, now, lookup },
) => {
  if (state.status !== 'NONE') throw new Refusal<RefusalCode>('matter.already-registered');
  const by = { id: actor.id, name: actor.name };
  const { registerNo } = lookup;
  return [{ type: 'matter.registered.v1', data: { ...command, by, at: now, registerNo, region: actor.region } }];
};
