import { type AssignmentFact, type Policy, type RefusalCode, type SubmitOpinion } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { allOpinionsIn, atStatus, byOwnUnit, type Missing } from '../rules/own-unit';

/** 协办意见: delivered once, after those of its own parts, and accepted with its delivery. */
export const submitOpinion: Decide<SubmitOpinion, Assignment, AssignmentFact, Policy, Missing> = (
  command,
  state,
  { actor, now, lookup },
) => {
  const open = atStatus(state, '报送协办意见', 'ACKNOWLEDGED', 'HANDLING');
  byOwnUnit(open, actor);
  if (open.issued.role !== 'CO') throw new Refusal<RefusalCode>('assignment.only-co-opinion');
  allOpinionsIn(lookup);
  const by = { id: actor.id, name: actor.name };
  const late = now > open.dueAt;
  return [
    { type: 'assignment.opinion-submitted.v1', data: { ...command, by, at: now, late } },
    { type: 'assignment.accepted.v1', data: { by, at: now, onTime: !late } },
  ];
};
