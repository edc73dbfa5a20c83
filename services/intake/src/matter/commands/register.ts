import { type MatterFact, type Policy, type RefusalCode, type RegisterMatter } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Matter } from '../matter';
import { namedPersons } from '../rules/named-persons';

/**
 * 登记: the instruction as it came; the register number is taken with it (I-17). What concerns 队伍建设 is for named
 * persons only (S-27, I-20); who registers it and who instructed are among them. It keeps the scheme of this day.
 */
export const register: Decide<RegisterMatter, Matter, MatterFact, Policy, { registerNo: string }> = (
  { declaredUnclassified: _promise, restrictedTo, ...command },
  state,
  { actor, now, policy, lookup },
) => {
  if (state.status !== 'NONE') throw new Refusal<RefusalCode>('matter.already-registered');
  if (command.instruction.subject === 'TEAM' && !restrictedTo)
    throw new Refusal<RefusalCode>('matter.named-persons-missing');
  const by = { id: actor.id, name: actor.name };
  const { registerNo } = lookup;
  const named = restrictedTo && { restrictedTo: namedPersons([by, command.instruction.leader, ...restrictedTo]) };
  return [
    {
      type: 'matter.registered.v1',
      data: { ...command, ...named, by, at: now, registerNo, region: actor.region, policyVersion: policy.version },
    },
  ];
};
