import { type GrantAccess, type MatterFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Matter } from '../matter';
import { namedPersons } from '../rules/named-persons';

/** 扩大知悉范围 (I-20): more persons may see a restricted matter; an open one needs no list. */
export const grantAccess: Decide<GrantAccess, Matter, MatterFact, Policy> = (
  { persons, reason },
  state,
  { actor, now },
) => {
  if (state.status === 'NONE' || !state.restrictedTo) throw new Refusal<RefusalCode>('matter.not-restricted');
  const restrictedTo = namedPersons([...state.restrictedTo, ...persons]);
  if (restrictedTo.length === state.restrictedTo.length) return [];
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'matter.access-granted.v1', data: { by, at: now, restrictedTo, reason } }];
};
