import { type MatterFact, type Policy, type ResumeMatter } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

/** 恢复: back to where it stood; the fact says since when the clocks stood still. */
export const resume: Decide<ResumeMatter, Matter, MatterFact, Policy> = ({ reason }, state, { actor, now }) => {
  const { suspended } = atStatus(state, '恢复', 'SUSPENDED');
  if (!suspended) return [];
  const by = { id: actor.id, name: actor.name };
  const { at: suspendedAt, from: status } = suspended;
  return [{ type: 'matter.resumed.v1', data: { by, at: now, reason, suspendedAt, status } }];
};
