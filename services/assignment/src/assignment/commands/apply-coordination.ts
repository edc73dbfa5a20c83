import { type ApplyCoordination, type AssignmentFact, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { isOver } from '../rules/over';
import { mayTake } from '../rules/return';
import { type Place, successor } from '../rules/successor';

/** The due date that the coordination set, by the calendar; who handles the matter; where a successor would stand. */
export type Applied = { dueAt: string | null; atWork: readonly string[]; place: Place | null };

/** 按协调结果调整 (S-37): what a coordination decided binds the assignment. Done already or over: nothing changes. */
export const applyCoordination: Decide<ApplyCoordination, Assignment, AssignmentFact, Policy, Applied> = (
  { coordinationId, effect, decision, requirement, newUnit },
  state,
  { actor, now, lookup: { dueAt, atWork, place } },
) => {
  if (state.status === 'NONE' || isOver(state)) return [];
  if (state.coordinated.some((one) => one.coordinationId === coordinationId)) return [];
  const moves = effect === 'REASSIGN' && newUnit && place;
  if (moves) mayTake(state, newUnit, atWork);
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
