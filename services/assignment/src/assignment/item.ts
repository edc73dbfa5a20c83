import { type AssignmentFact, type FactData, type RefusalCode } from '@duban/contracts';
import { Refusal } from '@duban/kernel';
import { type OpenAssignment } from './assignment';

/** 落实方案 as it was submitted last, and what the desk said to it. */
export type UnitPlan = FactData<'assignment.unit-plan-submitted.v1'> & {
  reviewed: FactData<'assignment.unit-plan-reviewed.v1'> | null;
};

/** Facts of a task that is for an item of a plan (domain 5.2). */
export const nextOfItem = (state: OpenAssignment, fact: AssignmentFact): OpenAssignment => {
  switch (fact.type) {
    case 'assignment.unit-plan-submitted.v1':
      return { ...state, unitPlan: { ...fact.data, reviewed: null } };
    case 'assignment.unit-plan-reviewed.v1':
      return { ...state, unitPlan: state.unitPlan && { ...state.unitPlan, reviewed: fact.data } };
    case 'assignment.item-cleared.v1':
      return { ...state, itemCleared: fact.data };
    default:
      return state;
  }
};

/** The item that the unit leads; who helps has none of their own. @throws Refusal assignment.no-item */
export const ledItem = ({ issued }: OpenAssignment): NonNullable<typeof issued.item> => {
  if (!issued.item || issued.role === 'CO') throw new Refusal<RefusalCode>('assignment.no-item');
  return issued.item;
};
