import { type ApplyCoordination, type AssignmentFact, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { isOver } from '../rules/over';
import { type Reassignment } from './decide-return';
import { mayTake } from '../rules/return';
import { successor } from '../rules/successor';

/** The due date that the coordination set, by the calendar, and what a 改办 must know. */
export type Applied = Reassignment & { dueAt: string | null };

/** 按协调结果调整 (S-37): what a coordination decided binds the assignment. Done already or over: nothing changes. */
export const applyCoordination: Decide<ApplyCoordination, Assignment, AssignmentFact, Policy, Applied> = (
  { coordinationId, effect, decision, requirement, newUnit },
  state,
  { actor, now, lookup: { dueAt, atWork, place, subjects } },
) => {
  if (state.status === 'NONE' || isOver(state)) return [];
  if (state.coordinated.some((one) => one.coordinationId === coordinationId)) return [];
  const moves = effect === 'REASSIGN' && newUnit && place;
  if (moves) mayTake(state, newUnit, atWork, subjects);
  const adjusts = effect === 'ADJUST';
  return [
    {
      type: 'assignment.coordinated.v1',
      data: {
        by: { id: actor.id, name: actor.name },
        at: now,
        coordinationId,
        effect,
        decision,
        ...(adjusts && requirement ? { requirement } : {}),
        dueAt: (adjusts && dueAt) || state.dueAt,
        previousDueAt: state.dueAt,
        next: moves ? successor(state, newUnit, place) : null,
      },
    },
  ];
};
