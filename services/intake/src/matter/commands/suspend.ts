import { type MatterFact, type Policy, type RefusalCode, type SuspendMatter } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

/** 中止: only what is being handled can stand still, and only until a day that is to come. */
export const suspend: Decide<SuspendMatter, Matter, MatterFact, Policy, { today: string }> = (
  command,
  state,
  { actor, now, lookup },
) => {
  atStatus(state, '中止', 'ASSIGNED', 'IN_PROGRESS');
  if (command.expectedResumeOn <= lookup.today) throw new Refusal<RefusalCode>('matter.resume-date-past');
  return [{ type: 'matter.suspended.v1', data: { ...command, by: { id: actor.id, name: actor.name }, at: now } }];
};
