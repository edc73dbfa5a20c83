import { type Policy, type RefusalCode, type RegisterUnit } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Unit, type unit } from '../unit';
import { isUscc } from '../uscc';

type UnitFact = Parameters<(typeof unit)['evolve']>[1];

/** 登记单位, in the administrator's own region: its credit code must check. A unit that is there stays as it is. */
export const register: Decide<RegisterUnit, Unit, UnitFact, Policy> = (command, state, { actor, now }) => {
  if (command.region !== actor.region) throw new Refusal<RefusalCode>('directory.other-region');
  if (command.uscc && !isUscc(command.uscc)) throw new Refusal<RefusalCode>('unit.uscc-wrong');
  if (state.status === 'REGISTERED') return [];
  return [{ type: 'unit.registered.v1', data: { ...command, by: { id: actor.id, name: actor.name }, at: now } }];
};
