import { type DesignationFact, type EndDesignation, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { atStatus, type Designation } from '../designation';

/** 终止政府指定: from now on the department does not supervise for the government. */
export const end: Decide<EndDesignation, Designation, DesignationFact, Policy> = (
  { reason },
  state,
  { actor, now },
) => {
  const { proposed } = atStatus(state, '终止', 'APPROVED');
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'designation.ended.v1', data: { by, at: now, reason, department: proposed.department } }];
};
