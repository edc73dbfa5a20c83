import { type CoordinationFact, type OpenCoordination, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Coordination } from '../coordination';
import { begin, type Subject } from '../rules/subject';

/** 转入协调 (SP-1): what a disputed or second 退办 leads to. A repeated job changes nothing. */
export const open: Decide<
  OpenCoordination,
  Coordination,
  CoordinationFact,
  Policy,
  Subject & { coordinationId: string }
> = ({ assignmentId, kind, stuck, proposal }, state, { actor, now, lookup }) => {
  if (state.status !== 'NONE') return [];
  const by = { id: actor.id, name: actor.name };
  const begun = begin(lookup, now, lookup.coordinationId);
  return [{ type: 'coordination.opened.v1', data: { assignmentId, kind, stuck, proposal, ...begun, by } }];
};
