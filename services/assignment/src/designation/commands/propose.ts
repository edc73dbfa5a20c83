import { type DesignationFact, type Policy, type ProposeDesignation, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { atStatus, type Designation } from '../designation';

/** 提出政府指定. */
export const propose: Decide<ProposeDesignation, Designation, DesignationFact, Policy, { today: string }> = (
  command,
  state,
  { actor, now, lookup: { today } },
) => {
  if (state.status !== 'NONE') atStatus(state, '提出政府指定', 'REJECTED');
  const { department, untilOn } = command;
  if (untilOn < today) throw new Refusal<RefusalCode>('designation.over', { untilOn });
  if (actor.units.includes(department.id))
    throw new Refusal<RefusalCode>('designation.itself', { department: department.name });
  const { id, name, region } = actor;
  return [{ type: 'designation.proposed.v1', data: { ...command, by: { id, name }, at: now, region } }];
};
