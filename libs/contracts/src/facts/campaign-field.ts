import { z } from 'zod';
import {
  AccessMaterials,
  DecideSynthesis,
  HoldHuddle,
  LookBack,
  MergedFinding,
  MergeFindings,
  PlanLookBack,
  RecordMisconduct,
  ReportIncident,
  ReturnMaterials,
  SynthesizeCampaign,
} from '../commands/campaign-field';
import { DraftCampaignBulletin, SignCampaignBulletin } from '../commands/campaign-bulletin';
import { FindingToRectify } from '../commands/rectification';
import { oneOf } from '../one-of';
import { Attachment, day, id, instant, Named, regionCode } from '../shapes';
import { findingGrade, role } from '../words';

const by = { by: Named, at: instant };

/** 大型督查活动 in the field and after: stream id = matter id. No unit hears of any of it but the 通报 (I-18). */
export const campaignFieldFacts = {
  'campaign.huddle-held.v1': HoldHuddle.extend({
    ...by,
    teamName: z.string(),
    /** the version of the plan that the team went by */
    version: z.int(),
    on: day,
    /** findings in the records of this team so far */
    findings: z.int(),
    /** when the next one is due; of the last one, when the 碰头会 of all is */
    nextAt: instant,
  }),
  'campaign.incident-reported.v1': ReportIncident.extend({ ...by, teamName: z.string(), matterTitle: z.string() }),
  'campaign.findings-merged.v1': MergeFindings.extend({
    ...by,
    findings: z.array(
      MergedFinding.extend({
        evidence: z.array(Attachment),
        /** only in what a covert visit saw: its photos are shown to no unit */
        covert: z.boolean(),
      }),
    ),
    synthesisDueAt: instant,
  }),
  'campaign.synthesized.v1': SynthesizeCampaign.extend({
    ...by,
    figures: z.object({
      points: z.int(),
      covertPoints: z.int(),
      findings: z.int(),
      grades: z.array(z.object({ grade: oneOf(findingGrade), findings: z.int() })),
    }),
  }),
  'campaign.synthesis-decided.v1': z.object({
    ...by,
    ...DecideSynthesis.shape,
    /** one 结论 a subject; 整改 where something was found */
    conclusions: z.array(z.object({ conclusionId: id, unit: Named, rectificationId: id.nullable() })),
  }),
  'campaign.bulletin-drafted.v1': z.object({ ...by, ...DraftCampaignBulletin.shape, critical: z.boolean() }),
  'campaign.bulletin-signed.v1': z.object({
    ...by,
    ...SignCampaignBulletin.shape,
    position: oneOf(role),
    onBehalfOf: Named.optional(),
    /** what is sent out, once it is agreed to */
    bulletin: z
      .object({
        ...DraftCampaignBulletin.shape,
        title: z.string(),
        overall: z.string(),
        units: z.array(Named),
      })
      .nullable(),
  }),
  'campaign.bulletin-published.v1': z.object({
    ...by,
    documentNo: z.string(),
    matterTitle: z.string(),
    units: z.array(Named),
  }),
  'campaign.look-back-planned.v1': PlanLookBack.extend({ ...by, rectified: z.int(), visitAt: instant }),
  'campaign.looked-back.v1': LookBack.extend({
    ...by,
    /** what was not put right: rectified anew, and a proposal to be made of it */
    reopened: z.array(
      z.object({
        unit: Named,
        rectificationId: id,
        reopens: id,
        outcomeId: id,
        findings: z.array(FindingToRectify),
        planDueOn: day,
        dueOn: day,
      }),
    ),
  }),
  'campaign.closed.v1': z.object(by),
} as const;

const ofMatter = { region: regionCode, matterNo: z.string(), matterTitle: z.string() };
/** 妨碍督查: stream id = record id; one fact, never another. */
export const misconductFacts = {
  'misconduct.recorded.v1': RecordMisconduct.extend({ ...by, ...ofMatter }),
} as const;
/** 调阅清单: stream id = list id. */
export const materialFacts = {
  'material.accessed.v1': z.object({ ...AccessMaterials.shape, ...by, ...ofMatter }),
  'material.returned.v1': ReturnMaterials.extend(by),
} as const;
