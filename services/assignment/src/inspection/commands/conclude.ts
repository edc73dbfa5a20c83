import { type ConcludeInspection, type InspectionFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Inspection } from '../inspection';
import { atStatus, ofInspection } from '../rules/at-status';

/** The records there are: by point. */
export type Visited = { visited: readonly string[] };

/** 核查结果 (SP-6): when there is a record of every point of the plan. */
export const conclude: Decide<ConcludeInspection, Inspection, InspectionFact, Policy, Visited> = (
  command,
  state,
  { actor, now, lookup: { visited } },
) => {
  const open = atStatus(state, '作出核查结果', 'APPROVED');
  ofInspection(open, actor);
  const { points, mode } = open.plan;
  const left = points.filter(({ pointId }) => !visited.includes(pointId));
  if (left.length > 0)
    throw new Refusal<RefusalCode>('inspection.point-unvisited', { points: left.map(({ name }) => name).join('、') });
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'inspection.concluded.v1', data: { ...command, by, at: now, mode, points: points.length } }];
};
