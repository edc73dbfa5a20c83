import type { z } from 'zod';
import { annualProgramFacts } from './annual-program';
import { documentFacts, dossierFacts, specialReportFacts } from './archive';
import { assignmentFacts, noticeFacts } from './assignment';
import { assignmentCourseFacts } from './assignment-course';
import { calendarFacts } from './calendar';
import { campaignFacts } from './campaign';
import { clueTransferFacts } from './clue-transfer';
import { campaignFieldFacts, materialFacts, misconductFacts } from './campaign-field';
import { coordinationFacts } from './coordination';
import { delegationFacts } from './delegation';
import { designationFacts } from './designation';
import { directoryFacts } from './directory';
import { informantFacts } from './informant';
import { inspectionFacts, inspectionRecordFacts } from './inspection';
import { inspectionTeamFacts, selfCheckFacts } from './inspection-team';
import { matterFacts } from './matter';
import { sourceDocumentFacts } from './source-document';
import { outcomeFacts } from './outcome';
import { conclusionFacts, reconsiderationFacts } from './reconsideration';
import { rectificationFacts } from './rectification';
import { itemFacts, supervisionPlanFacts } from './supervision-plan';
import { researchReportFacts } from './research-report';
import { surveyFacts, surveyResponseFacts } from './survey';
import { urgingFacts } from './urging';
import { schemeFacts } from './scheme';

/** Every fact ever published, by type. A change is a new version beside the old; `golden/` keeps a sample of each. */
export const facts = {
  ...matterFacts,
  ...informantFacts,
  ...sourceDocumentFacts,
  ...noticeFacts,
  ...assignmentFacts,
  ...assignmentCourseFacts,
  ...itemFacts,
  ...supervisionPlanFacts,
  ...coordinationFacts,
  ...rectificationFacts,
  ...annualProgramFacts,
  ...designationFacts,
  ...surveyFacts,
  ...surveyResponseFacts,
  ...researchReportFacts,
  ...inspectionFacts,
  ...inspectionRecordFacts,
  ...campaignFacts,
  ...inspectionTeamFacts,
  ...selfCheckFacts,
  ...conclusionFacts,
  ...reconsiderationFacts,
  ...outcomeFacts,
  ...clueTransferFacts,
  ...campaignFieldFacts,
  ...misconductFacts,
  ...materialFacts,
  ...urgingFacts,
  ...documentFacts,
  ...specialReportFacts,
  ...dossierFacts,
  ...directoryFacts,
  ...schemeFacts,
  ...calendarFacts,
  ...delegationFacts,
} as const;

export type FactType = keyof typeof facts;
export type FactData<T extends FactType> = z.infer<(typeof facts)[T]>;
type FactsOf<M extends Record<string, z.ZodType>> = {
  [K in keyof M & string]: Readonly<{ type: K; data: Readonly<z.infer<M[K]>> }>;
}[keyof M & string];
export type MatterFact = FactsOf<typeof matterFacts>;
export type InformantFact = FactsOf<typeof informantFacts>;
export type SourceDocumentFact = FactsOf<typeof sourceDocumentFacts>;
export type NoticeFact = FactsOf<typeof noticeFacts>;
export type AssignmentFact =
  FactsOf<typeof assignmentFacts> | FactsOf<typeof assignmentCourseFacts> | FactsOf<typeof itemFacts>;
export type SupervisionPlanFact = FactsOf<typeof supervisionPlanFacts>;
export type CoordinationFact = FactsOf<typeof coordinationFacts>;
export type RectificationFact = FactsOf<typeof rectificationFacts>;
export type AnnualProgramFact = FactsOf<typeof annualProgramFacts>;
export type DesignationFact = FactsOf<typeof designationFacts>;
export type SurveyFact = FactsOf<typeof surveyFacts>;
export type SurveyResponseFact = FactsOf<typeof surveyResponseFacts>;
export type ResearchReportFact = FactsOf<typeof researchReportFacts>;
export type InspectionFact = FactsOf<typeof inspectionFacts>;
export type InspectionRecordFact = FactsOf<typeof inspectionRecordFacts>;
export type CampaignFact = FactsOf<typeof campaignFacts> | FactsOf<typeof campaignFieldFacts>;
export type InspectionTeamFact = FactsOf<typeof inspectionTeamFacts>;
export type SelfCheckFact = FactsOf<typeof selfCheckFacts>;
export type ConclusionFact = FactsOf<typeof conclusionFacts>;
export type ReconsiderationFact = FactsOf<typeof reconsiderationFacts>;
export type OutcomeFact = FactsOf<typeof outcomeFacts>;
export type ClueTransferFact = FactsOf<typeof clueTransferFacts>;
export type CampaignFieldFact = FactsOf<typeof campaignFieldFacts>;
export type MisconductFact = FactsOf<typeof misconductFacts>;
export type MaterialFact = FactsOf<typeof materialFacts>;
export type UrgingFact = FactsOf<typeof urgingFacts>;
export type DocumentFact = FactsOf<typeof documentFacts>;
export type SpecialReportFact = FactsOf<typeof specialReportFacts>;
export type DossierFact = FactsOf<typeof dossierFacts>;
export type DirectoryFact = FactsOf<typeof directoryFacts>;
export type DelegationFact = FactsOf<typeof delegationFacts>;
export type CalendarFact = FactsOf<typeof calendarFacts>;
export type SchemeFact = FactsOf<typeof schemeFacts>;

/**
 * Who gave a lead (R-125, I-18) and what is handed to 监察、司法: told to no page and in no message, no part of the
 * matter's course or dossier.
 */
export const confidential = (type: string): boolean => type in informantFacts || type in clueTransferFacts;

const announced = new Set<string>(['inspection.notified.v1', 'campaign.notified.v1', 'campaign.bulletin-published.v1']);
const unseen = new Set<string>([
  ...Object.keys(inspectionFacts),
  ...Object.keys(inspectionRecordFacts),
  ...Object.keys(annualProgramFacts),
  ...Object.keys(designationFacts),
  ...Object.keys(surveyFacts),
  ...Object.keys(surveyResponseFacts),
  ...Object.keys(researchReportFacts),
  ...Object.keys(campaignFacts),
  ...Object.keys(inspectionTeamFacts),
  ...Object.keys(campaignFieldFacts),
  ...Object.keys(misconductFacts),
  ...Object.keys(materialFacts),
  'conclusion.drafted.v1',
  'conclusion.decided.v1',
  'reconsideration.reviewers-assigned.v1',
  'reconsideration.reviewed.v1',
  'outcome.checked.v1',
]);
/**
 * 暗访 (S-16, I-18): that something is looked into is itself told to no unit, and open and covert visits are alike in this,
 * as the difference would tell; an open one is announced by its notice. Nor what is not decided yet: a 结论 before it is
 * delivered, who reconsiders and what they think.
 */
export const unseenByUnits = (type: string): boolean => !announced.has(type) && unseen.has(type);

const arranged = [
  directoryFacts,
  schemeFacts,
  calendarFacts,
  delegationFacts,
  annualProgramFacts,
  designationFacts,
  surveyResponseFacts,
];
/**
 * What the offices arrange among themselves belongs to no matter; nor does one of many answer sheets, whose sum is told when
 * the survey is closed.
 */
export const aboutMatter = (type: string): boolean => !confidential(type) && !arranged.some((facts) => type in facts);

/**
 * The matter that a fact is about, where it is about one. 民情调查 and 督查调研 need not be: then they go by their own id.
 */
export const matterOf = (fact: { type: string; subject: string; partitionkey: string }): string | null => {
  const { type, subject, partitionkey } = fact;
  const ownKey = (type in surveyFacts || type in researchReportFacts) && subject === partitionkey;
  return aboutMatter(type) && !ownKey ? partitionkey : null;
};

export { lettersToOneUnit } from './archive';

/** `duban.<noun>.v1`: the topic of a fact type. */
export const topicOf = (type: string): string => `duban.${type.slice(0, type.indexOf('.'))}.v1`;
export const topics: readonly string[] = [...new Set(Object.keys(facts).map(topicOf))].sort();
