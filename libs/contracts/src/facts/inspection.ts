import { z } from 'zod';
import { AmendInspection, ConcludeInspection, PlanInspection, SubmitInspectionRecord } from '../commands/inspection';
import { oneOf } from '../one-of';
import { id, instant, Named, regionCode, Verdict } from '../shapes';
import { inspectionMode, urgency } from '../words';

const by = { by: Named, at: instant };
/** 按督查方案派出: the part of the campaign's plan that one team looks at in one mode; approved with the plan. */
const setOut = PlanInspection.extend({ ...by, teamId: id, version: z.int(), approvedBy: Named });
const ofMatter = { region: regionCode, matterNo: z.string(), matterTitle: z.string(), urgency: oneOf(urgency) };

/** 实地核查、暗访 (SP-6): stream id = inspection id. No unit hears of them, but that an open visit is announced (I-18). */
export const inspectionFacts = {
  'inspection.planned.v1': PlanInspection.extend({ ...by, ...ofMatter }),
  'inspection.amended.v1': AmendInspection.extend({ ...by, version: z.int() }),
  'inspection.decided.v1': z.object({ ...by, ...Verdict.shape, version: z.int() }),
  /** 明查通知 to the units that are looked at */
  'inspection.notified.v1': z.object({
    ...by,
    units: z.array(Named),
    matterTitle: z.string(),
    fromOn: z.string(),
    untilOn: z.string(),
  }),
  'inspection.set-out.v1': setOut.extend({
    region: regionCode,
    matterNo: z.string(),
    matterTitle: z.string(),
    urgency: oneOf(urgency),
  }),
  /** the campaign's plan was amended: this is its part from now on */
  'inspection.realigned.v1': setOut,
  /** the amended plan has no such part any more */
  'inspection.withdrawn.v1': z.object({ ...by, version: z.int() }),
  'inspection.concluded.v1': ConcludeInspection.extend({ ...by, mode: oneOf(inspectionMode), points: z.int() }),
} as const;

/** 督查底稿: stream id = record id; one fact, never another (I-15). */
export const inspectionRecordFacts = {
  'inspection-record.submitted.v1': SubmitInspectionRecord.extend({
    ...by,
    region: regionCode,
    matterId: id,
    mode: oneOf(inspectionMode),
    pointName: z.string(),
    planVersion: z.int(),
    /** by how many minutes the phone's clock was ahead (or, negative, behind) when it sent the record */
    clockAheadMinutes: z.int(),
  }),
} as const;
