import { type MatterFact, type OfMatter, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

/** 转为已归档 (domain 4.3). Already there: nothing to do, so a repeated job is harmless. */
export const archive: Decide<OfMatter, Matter, MatterFact, Policy> = (_, state, { actor, now }) => {
  if (state.status === 'ARCHIVED') return [];
  atStatus(state, '转为已归档', 'CLOSED', 'REVOKED');
  return [{ type: 'matter.archived.v1', data: { by: { id: actor.id, name: actor.name }, at: now } }];
};
