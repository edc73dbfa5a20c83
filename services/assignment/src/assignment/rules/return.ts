import { type NewUnit, type RefusalCode } from '@duban/contracts';
import { type Actor, Refusal } from '@duban/kernel';
import { maySupervise, type Subjects } from '../../subject/subject';
import { type Assignment, type OpenAssignment, type ReturnRequest } from '../assignment';

/** The assignment with its open 退办申请 (SP-1). */
export const pendingReturn = (state: Assignment): { open: OpenAssignment; request: ReturnRequest } => {
  if (state.status !== 'RETURN_REQUESTED' || !state.returnRequest)
    throw new Refusal<RefusalCode>('assignment.no-return-pending');
  return { open: state, request: state.returnRequest };
};

/** I-4: who belongs to the unit does not move its task, whatever else they are. */
export const notOfUnit = (open: OpenAssignment, actor: Actor): void => {
  if (actor.units.includes(open.issued.unit.id)) throw new Refusal<RefusalCode>('assignment.decider-of-unit');
};

/** What the desk may answer: signed by the unit's leader, and from the second unit on only 协调 (SP-1, S-44). */
export const mayAnswer = (
  { open, request }: ReturnType<typeof pendingReturn>,
  decision: 'REASSIGN' | 'CONTINUE' | 'COORDINATE',
  actor: Actor,
): void => {
  notOfUnit(open, actor);
  if (!request.signed) throw new Refusal<RefusalCode>('assignment.return-unsigned');
  if (request.nth >= 2 && decision !== 'COORDINATE')
    throw new Refusal<RefusalCode>('assignment.return-goes-to-coordination', { nth: request.nth });
};

/** 改办 goes to another unit, one that may be supervised and does not handle the matter already (I-2), without parts. */
export const mayTake = (
  open: OpenAssignment,
  newUnit: NewUnit,
  atWork: readonly string[],
  subjects: Subjects,
): void => {
  const { unit } = newUnit;
  maySupervise({ ...newUnit, role: open.issued.role }, open.issued.region, subjects);
  if (unit.id === open.issued.unit.id) throw new Refusal<RefusalCode>('assignment.reassign-same-unit');
  if (atWork.includes(unit.id))
    throw new Refusal<RefusalCode>('assignment.reassign-unit-has-task', { unit: unit.name });
  notSplit(open);
};

/** 再分解 binds: the parts hang on this unit. */
export const notSplit = ({ children }: OpenAssignment): void => {
  const units = children.map(({ line }) => line.unit.name).join('、');
  if (units) throw new Refusal<RefusalCode>('assignment.already-split', { units });
};
