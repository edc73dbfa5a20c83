import { z } from 'zod';
import { oneOf } from '../one-of';
import { day, id, instant, Named, ProblemItem, text, Verdict } from '../shapes';
import * as w from '../words';
import { AssignmentLine } from './assignment';
import { WithdrawnFinding } from './reconsideration';
import { FindingToRectify } from './rectification';
import { DraftCampaignBulletin } from './campaign-bulletin';

/** Of every letter to one unit; `title` is that of the matter. */
const toUnit = {
  matterId: id,
  matterNo: z.string(),
  unit: Named,
  title: text('标题', 80),
  signedBy: z.string(),
  round: z.int().min(1),
};
/** 公文签发编号成文: number and file in one act. A job of the process. */
export const IssueDocument = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ASSIGNMENT_NOTICE'),
    matterId: id,
    matterNo: z.string(),
    title: text('标题', 80),
    text: text('正文'),
    contact: z.string(),
    instruction: z.string(),
    lines: z.array(AssignmentLine),
    signedBy: z.string(),
    round: z.int().min(1),
  }),
  z.object({
    kind: z.literal('SPECIAL_REPORT'),
    matterId: id,
    matterNo: z.string(),
    title: text('标题', 80),
    cause: z.string(),
    process: z.string(),
    results: z.string(),
    problems: z.array(ProblemItem),
    suggestions: z.string(),
    signedBy: z.string(),
    round: z.int().min(1),
  }),
  z.object({
    kind: z.literal('URGE_NOTICE'),
    matterId: id,
    matterNo: z.string(),
    assignmentId: id,
    assignmentNo: z.string(),
    unit: Named,
    /** 原事项: the title of the matter */
    title: text('标题', 80),
    color: oneOf(w.noticeColor),
    requirement: z.string(),
    dueAt: instant,
    overdueDays: z.int().min(0),
    /** 前次催办, oldest first, one line each */
    urgedBefore: z.array(z.string()).default([]),
    /** 限期; null: at once */
    finishBy: instant.nullish(),
    signedBy: z.string(),
    round: z.int().min(1),
  }),
  /** 督查通知 of a campaign: to the subjects of open visits, and to nobody else */
  z.object({
    kind: z.literal('CAMPAIGN_NOTICE'),
    matterId: id,
    matterNo: z.string(),
    title: text('标题', 80),
    background: z.string(),
    contents: z.string(),
    scope: z.string(),
    units: z.array(Named).min(1),
    fromOn: z.string(),
    untilOn: z.string(),
    /** 方式, 自查要求 */
    methods: z.array(oneOf(w.supervisionMethod)),
    selfCheckDueOn: z.string().nullish(),
    checklist: z.array(z.string()),
    disciplines: z.string(),
    contact: z.string(),
    signedBy: z.string(),
    round: z.int().min(1),
  }),
  z.object({
    kind: z.literal('RECTIFICATION_NOTICE'),
    ...toUnit,
    findings: z.array(FindingToRectify),
    planDueOn: day,
    dueOn: day,
    /** 举一反三: what was found elsewhere */
    peer: z.boolean(),
  }),
  z.object({
    kind: z.literal('CONCLUSION'),
    ...toUnit,
    facts: z.string(),
    judgement: z.string(),
    findings: z.array(z.object({ type: oneOf(w.findingType), problem: ProblemItem })),
  }),
  z.object({
    kind: z.literal('RECONSIDERATION_DECISION'),
    ...toUnit,
    /** 异议及理由 of the unit, and when it was filed */
    objection: z.string(),
    filedAt: instant,
    decision: oneOf(w.reconsiderationDecision),
    reasons: z.string(),
    withdrawn: z.array(WithdrawnFinding).default([]),
  }),
  z.object({
    kind: z.literal('ADMONISH_NOTICE'),
    ...toUnit,
    heldAt: instant,
    place: z.string(),
    attendees: z.string(),
    topics: z.string(),
  }),
  /** 督查通报 of a campaign, to its subjects */
  z.object({
    kind: z.literal('CAMPAIGN_BULLETIN'),
    matterId: id,
    matterNo: z.string(),
    title: text('标题', 80),
    ...DraftCampaignBulletin.shape,
    overall: z.string(),
    units: z.array(Named).min(1),
    signedBy: z.string(),
    round: z.int().min(1),
  }),
]);
export type IssueDocument = z.infer<typeof IssueDocument>;

/** 督查专报起草 (PB_Feedback). */
export const DraftSpecialReport = z.object({
  title: text('专报标题', 80),
  cause: text('事由', 1000),
  process: text('办理过程'),
  results: text('办理结果'),
  problems: z.array(ProblemItem).max(20).default([]),
  noProblemStatement: z.string().trim().max(500).optional(),
  suggestions: text('下步建议', 1000),
});
export type DraftSpecialReport = z.infer<typeof DraftSpecialReport>;
export const SignSpecialReport = Verdict;
export type SignSpecialReport = Verdict;

export const OfDossier = z.object({ matterId: id });
export type OfDossier = z.infer<typeof OfDossier>;
/** 补正: why something the check-list asks for cannot be there, or that it now is. */
export const SupplementDossier = z.object({ explanation: text('补正说明', 500) });
export type SupplementDossier = z.infer<typeof SupplementDossier>;
/** 鉴定: 保管期限, with a reason where the rule is departed from, and that nothing in it is classified. */
export const AppraiseDossier = z.object({
  retention: oneOf(w.retention),
  reason: z.string().trim().max(500).default(''),
  open: z.boolean('请选择开放意见'),
  confirmedUnclassified: z.literal(true, { error: '请确认全部材料不涉及国家秘密' }),
});
export type AppraiseDossier = z.infer<typeof AppraiseDossier>;
/** 档案员接收. */
export const AcceptDossier = Verdict;
export type AcceptDossier = Verdict;
