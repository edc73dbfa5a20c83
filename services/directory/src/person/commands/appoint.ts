import { type AppointPerson, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Person, type person } from '../person';

type PersonFact = Parameters<(typeof person)['evolve']>[1];

/** 登记人员及职务, in the administrator's own region; an account belongs to one person only. */
export const appoint: Decide<AppointPerson, Person, PersonFact, Policy, { accountOf: string | null; id: string }> = (
  command,
  _state,
  { actor, now, lookup },
) => {
  if (command.region !== actor.region) throw new Refusal<RefusalCode>('directory.other-region');
  if (command.account && lookup.accountOf && lookup.accountOf !== lookup.id)
    throw new Refusal<RefusalCode>('person.account-taken', { account: command.account });
  return [{ type: 'person.appointed.v1', data: { ...command, by: { id: actor.id, name: actor.name }, at: now } }];
};
