import { type ApproveNotice, type AssignmentFact, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { atStatus, working } from '../rules/own-unit';

/** 红单签发 (SP-2, R-501) by the chief: without it no red notice is served. */
export const approveNotice: Decide<ApproveNotice, Assignment, AssignmentFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  atStatus(state, '签发红单', ...working);
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.notice-approved.v1', data: { by, at: now, agree, opinion } }];
};
