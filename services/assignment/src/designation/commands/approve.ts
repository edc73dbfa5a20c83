import { type ApproveDesignation, type DesignationFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { atStatus, type Designation } from '../designation';

/** 政府指定批准. */
export const approve: Decide<ApproveDesignation, Designation, DesignationFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  const { proposed } = atStatus(state, '批准', 'PROPOSED');
  if (proposed.by.id === actor.id) throw new Refusal<RefusalCode>('designation.same-person', { by: actor.name });
  const { department, matters } = proposed;
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'designation.approved.v1', data: { by, at: now, agree, opinion, department, matters } }];
};
