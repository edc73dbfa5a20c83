import { type CheckOpinion, type MatterFact, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

/** 立项审核 by the chief of the supervision body; without consent it goes back to 拟办. */
export const checkOpinion: Decide<CheckOpinion, Matter, MatterFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  atStatus(state, '立项审核', 'OPINION_DRAFTED');
  return [
    { type: 'matter.opinion-checked.v1', data: { by: { id: actor.id, name: actor.name }, at: now, agree, opinion } },
  ];
};
