import { z } from 'zod';
import { AmendCampaign, ApproveCampaign, CancelCampaign, DraftCampaign, EndorseCampaign } from '../commands/campaign';
import { oneOf } from '../one-of';
import { day, id, instant, Named, regionCode } from '../shapes';
import { campaignStep, inspectionMode, role, supervisionMethod, urgency } from '../words';

const by = { by: Named, at: instant };
const position = { position: oneOf(role), onBehalfOf: Named.optional() };
/** 频次和重复, as it stood when the plan was written. */
export const CampaignChecks = z.object({
  perSubject: z.array(z.object({ subject: Named, thisYear: z.int(), limit: z.int() })),
  duplicates: z.array(
    z.object({
      matterId: z.string(),
      title: z.string(),
      body: z.string(),
      subject: Named,
      fromOn: day,
      untilOn: day,
    }),
  ),
});
const approved = z.object({
  ...by,
  ...position,
  agree: z.literal(true),
  opinion: z.string(),
  version: z.int(),
  overrideReason: z.string().optional(),
  /** the scope and the time of the field work; `untilAt` is the end of its last day */
  subjects: z.array(Named),
  fromOn: day,
  untilOn: day,
  untilAt: instant,
  /** every team of the plan, with the leader who is appointed */
  teams: z.array(z.object({ teamId: id, name: z.string(), leader: Named })),
  /** what the teams set out to: one 实地核查 a team and mode; a later version keeps the ids of the earlier */
  visits: z.array(z.object({ inspectionId: id, teamId: id, mode: oneOf(inspectionMode) })),
  /** 督查通知 to the subjects of open visits that have not been told yet; of covert visits nobody is told */
  notice: z
    .object({
      units: z.array(Named),
      title: z.string(),
      background: z.string(),
      contents: z.string(),
      scope: z.string(),
      methods: z.array(oneOf(supervisionMethod)),
      fromOn: day,
      untilOn: day,
      selfCheckDueOn: day.nullable(),
      checklist: z.array(z.string()),
      disciplines: z.string(),
      contact: z.string(),
    })
    .nullable(),
});

/** 大型督查活动 (SupervisionPlan of a campaign): stream id = matter id. No unit hears of them but by the 督查通知 (I-18). */
export const campaignFacts = {
  'campaign.drafted.v1': DraftCampaign.extend({
    ...by,
    region: regionCode,
    version: z.int(),
    matterNo: z.string(),
    matterTitle: z.string(),
    urgency: oneOf(urgency),
    checks: CampaignChecks,
  }),
  'campaign.amended.v1': AmendCampaign.extend({ ...by, version: z.int(), checks: CampaignChecks }),
  'campaign.endorsed.v1': z.object({
    ...by,
    ...position,
    agree: z.boolean(),
    opinion: EndorseCampaign.shape.opinion,
    version: z.int(),
    step: oneOf(campaignStep),
  }),
  'campaign.approved.v1': approved,
  /** a later version: what is under way goes on by it */
  'campaign.amendment-approved.v1': approved,
  'campaign.returned.v1': z.object({
    ...by,
    ...position,
    agree: z.literal(false),
    opinion: ApproveCampaign.shape.opinion,
    version: z.int(),
  }),
  /** 督查通知 to the subjects of open visits */
  'campaign.notified.v1': z.object({
    ...by,
    units: z.array(Named),
    documentNo: z.string(),
    matterTitle: z.string(),
    fromOn: day,
    untilOn: day,
    /** the first day on which what was announced may begin: three working days later (domain 5.3) */
    openFrom: day,
    selfChecks: z.array(z.object({ selfCheckId: id, unit: Named, dueOn: day })),
  }),
  'campaign.begun.v1': z.object({ ...by, version: z.int() }),
  'campaign.cancelled.v1': CancelCampaign.extend({ ...by }),
} as const;
