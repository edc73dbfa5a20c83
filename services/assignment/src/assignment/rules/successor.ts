import { type FactData, type NewUnit } from '@duban/contracts';
import { type OpenAssignment } from '../assignment';

/** Id and number of an assignment to come, and the one in whose place it stands. */
export type Place = { assignmentId: string; serial: number; replaces: string };
type Next = NonNullable<FactData<'assignment.return-decided.v1'>['next']>;

/** The requirement as the last 协调 left it. */
export const requirementOf = ({ issued, coordinated }: OpenAssignment): string =>
  coordinated.findLast(({ requirement }) => requirement)?.requirement ?? issued.requirement;

/** 改办 (SP-1): the line of the old with the new unit; its deadline is counted anew from its own 下达. */
export const successor = (open: OpenAssignment, newUnit: NewUnit, place: Place): Next => {
  const { role, deadline, parent, item } = open.issued;
  const { requirement = requirementOf(open), ...people } = newUnit;
  return {
    ...place,
    line: { role, deadline, requirement, ...people, ...(item ? { item } : {}) },
    ...(parent ? { parent } : {}),
  };
};
