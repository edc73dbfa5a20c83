import {
  type InspectionRecordFact,
  type Policy,
  type RefusalCode,
  type SubmitInspectionRecord,
} from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Inspection, type InspectionRecord, type Plan } from '../inspection';
import { notOfSubjects } from '../rules/at-status';

/**
 * The check that it belongs to, whether the plan of its campaign has the point now, the day of the visit, and how far the
 * phone's clock was ahead.
 */
export type Visit = { inspection: Inspection; planned: boolean; visitedOn: string; clockAheadMinutes: number };

/** I-13: what is outside the approved plan is not looked into, whatever was found there. */
const withinPlan = (plan: Plan, { pointId, findings }: SubmitInspectionRecord, visitedOn: string) => {
  const point = plan.points.find((one) => one.pointId === pointId);
  if (!point) throw new Refusal<RefusalCode>('inspection.point-outside');
  const { fromOn, untilOn } = plan;
  if (visitedOn < fromOn || visitedOn > untilOn)
    throw new Refusal<RefusalCode>('inspection.outside-period', { visitedOn, fromOn, untilOn });
  for (const { unit } of findings)
    if (!plan.subjects.some(({ id }) => id === unit.id))
      throw new Refusal<RefusalCode>('inspection.subject-outside', { unit: unit.name });
  return point;
};

/** 督查底稿 (I-15, S-58): by the team, within the plan, confirmed where the visit was an open one; for good. */
export const submit: Decide<SubmitInspectionRecord, InspectionRecord, InspectionRecordFact, Policy, Visit> = (
  command,
  state,
  { actor, now, lookup: { inspection, planned: inPlan, visitedOn, clockAheadMinutes } },
) => {
  if (state.status !== 'NONE') throw new Refusal<RefusalCode>('inspection-record.append-only');
  if (inspection.status === 'NONE' || !inspection.approved) throw new Refusal<RefusalCode>('inspection.not-approved');
  const { approved, planned } = inspection;
  notOfSubjects(approved, actor);
  if (!approved.team.some(({ id }) => id === actor.id)) throw new Refusal<RefusalCode>('inspection.not-in-team');
  if (!inPlan) throw new Refusal<RefusalCode>('inspection.point-outside');
  const point = withinPlan(approved, command, visitedOn);
  const { mode } = approved;
  if (mode === 'OPEN_VISIT' && !command.confirmation) throw new Refusal<RefusalCode>('inspection.confirmation-missing');
  if (mode === 'COVERT_VISIT' && command.confirmation) throw new Refusal<RefusalCode>('inspection.covert-unconfirmed');
  const { region, matterId } = planned;
  const ofPlan = { region, matterId, mode, pointName: point.name, planVersion: approved.version };
  const by = { id: actor.id, name: actor.name };
  return [
    {
      type: 'inspection-record.submitted.v1',
      data: { ...command, ...ofPlan, by, at: now, clockAheadMinutes },
    },
  ];
};
