import { type CoordinationFact, type Policy, type RefusalCode, type RequestCoordination } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { byOwnUnit } from '../../assignment/rules/own-unit';
import { type Coordination } from '../coordination';
import { begin, type Subject } from '../rules/subject';

type Asked = Subject & { coordinationId: string };

/** 提请协调 (S-36): by the unit about its own assignment (I-4), or by the desk. */
export const request: Decide<RequestCoordination, Coordination, CoordinationFact, Policy, Asked> = (
  command,
  state,
  { actor, now, lookup },
) => {
  if (state.status !== 'NONE') throw new Refusal<RefusalCode>('coordination.wrong-status', { command: '提请协调' });
  const desk = actor.roles.includes('SUPERVISOR') || actor.roles.includes('SUPERVISION_CHIEF');
  if (!desk) byOwnUnit(lookup.assignment, actor);
  const by = { id: actor.id, name: actor.name };
  const begun = begin(lookup, now, lookup.coordinationId);
  return [{ type: 'coordination.requested.v1', data: { ...command, ...begun, by } }];
};
