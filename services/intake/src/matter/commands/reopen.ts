import { type MatterFact, type Policy, type RefusalCode, type ReopenMatter } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

/** 重新办理 (domain 4.3): a closed matter that proves not done begins a new round; once archived it stays as it is. */
export const reopen: Decide<ReopenMatter, Matter, MatterFact, Policy> = ({ reason }, state, { actor, now }) => {
  const { round, opinion } = atStatus(state, '重新办理', 'CLOSED');
  if (opinion?.effortPath === 'KNOW')
    throw new Refusal<RefusalCode>('matter.wrong-status', { status: '一般了解已办结', command: '重新办理' });
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'matter.reopened.v1', data: { by, at: now, reason, round: round + 1 } }];
};
