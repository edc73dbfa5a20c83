import { z } from 'zod';
import { AskSelfCheck, DeclareForTeam, ReplaceMember, SubmitSelfCheck, TrainTeam } from '../commands/inspection-team';
import { oneOf } from '../one-of';
import { Attachment, day, id, instant, Named, regionCode } from '../shapes';
import { memberKind, urgency } from '../words';

const by = { by: Named, at: instant };
const ofMatter = {
  region: regionCode,
  matterId: id,
  matterNo: z.string(),
  matterTitle: z.string(),
  urgency: oneOf(urgency),
};
const person = z.object({ person: Named, kind: oneOf(memberKind) });

/** 督查组 (InspectionTeam, R-106): stream id = team id. Units hear of none (I-18). */
export const inspectionTeamFacts = {
  'inspection-team.formed.v1': z.object({
    ...by,
    ...ofMatter,
    planVersion: z.int(),
    name: z.string(),
    leader: Named,
    leaderAppointedBy: Named,
    /** without the leader */
    members: z.array(person),
    /** the units that the team looks at: whoever has to do with one stands aside */
    subjects: z.array(Named),
    /** 事项、范围、职责、期限 are those of the plan */
    scope: z.string(),
    duty: z.string(),
    fromOn: day,
    untilOn: day,
    /** who has not declared yet */
    undeclared: z.array(Named),
    /** everybody declared, committed and trained under an earlier version, and out already */
    ready: z.boolean(),
  }),
  'inspection-team.declared.v1': DeclareForTeam.omit({ paper: true }).extend({
    ...by,
    person: Named,
    /** somebody with this interest cannot take part */
    conflict: z.boolean(),
    paper: z.array(Attachment).optional(),
  }),
  'inspection-team.trained.v1': TrainTeam.extend({ ...by }),
  'inspection-team.replaced.v1': ReplaceMember.extend({
    ...by,
    leader: Named,
    undeclared: z.array(Named),
  }),
  'inspection-team.departed.v1': z.object({ ...by, remark: z.string().optional(), people: z.array(Named) }),
} as const;

/** 自查: stream id = self-check id; the unit's own. */
export const selfCheckFacts = {
  'self-check.asked.v1': AskSelfCheck.omit({ selfCheckId: true }).extend({
    ...by,
    ...ofMatter,
    checklist: z.array(z.string()),
    requirement: z.string(),
    dueAt: instant,
  }),
  'self-check.submitted.v1': SubmitSelfCheck.extend({ ...by, unit: Named, late: z.boolean() }),
} as const;
