import { z } from 'zod';
import { oneOf } from '../one-of';
import { Attachment, day, DeadlineRule, id, Named, text, Verdict } from '../shapes';
import * as w from '../words';

/** 来源事项: the matter that this one came out of, and which of its items or findings it was. */
export const MatterOrigin = z.object({
  kind: oneOf(w.matterOrigin),
  matterId: id,
  itemNo: z.int().min(1).max(999).optional(),
  findingId: id.optional(),
});
export type MatterOrigin = z.infer<typeof MatterOrigin>;

/** 登记 (PB_Register): the instruction as it came, before anybody judges it. */
export const RegisterMatter = z.object({
  title: text('事项标题', 60),
  category: oneOf(w.category),
  /** 程序; 批办 when not said. 文件、会议 asks for the source document first */
  procedure: oneOf(w.procedure).optional(),
  urgency: oneOf(w.urgency),
  source: z.object({
    type: oneOf(w.sourceType),
    title: text('来文标题', 200),
    documentNo: z.string().trim().max(60).optional(),
    receivedOn: day,
  }),
  instruction: z.object({
    leader: Named,
    post: text('批示领导职务', 60),
    level: oneOf(w.leaderLevel),
    on: day,
    text: text('批示原文'),
    subject: oneOf(w.instructionSubject),
  }),
  attachments: z.array(Attachment).max(20, '附件不超过20个').default([]),
  origin: MatterOrigin.optional(),
  /** 群众诉求 (S-98): whoever asked is asked back before 办结 */
  appeal: z.boolean().optional(),
  /** 知悉范围 (S-27): only these persons see the matter; necessary for 队伍建设 */
  restrictedTo: z.array(Named).min(1, '请列出知悉范围').max(50, '知悉范围不超过50人').optional(),
  declaredUnclassified: z.literal(true, { error: '请确认本事项及附件不涉及国家秘密' }),
});
export type RegisterMatter = z.infer<typeof RegisterMatter>;

/** 拟办 (PB_DraftOpinion). */
export const DraftOpinion = z.object({
  mandate: z.object({
    type: oneOf(w.mandateType),
    giver: text('授权人', 60),
    on: day,
    evidence: text('授权依据', 200),
  }),
  contentType: oneOf(w.contentType),
  form: oneOf(w.supervisionForm),
  effortPath: oneOf(w.effortPath),
  /** what concerns everything may be worth a campaign: from here on it goes through 大型决策督查 */
  procedure: z.literal('DX').optional(),
  policyBasis: z.string().trim().max(1000).optional(),
  requirement: text('办理要求', 1000),
  successCriteria: text('办结标准', 500),
  deadline: DeadlineRule,
  deadlineReason: z.string().trim().max(200).optional(),
  supervisor: Named,
  feedbackForm: oneOf(w.feedbackForm),
  confidentiality: oneOf(w.confidentiality),
  verification: z.array(oneOf(w.verificationMethod)).min(1, '请选择至少一种核查方式'),
  duplicateChecked: z.literal(true, { error: '请先核对有无重复立项' }),
});
export type DraftOpinion = z.infer<typeof DraftOpinion>;

/** 立项审核 by the chief of the supervision body. */
export const CheckOpinion = Verdict;
export type CheckOpinion = Verdict;

/** 立项 (PB_ApproveCase): the number is taken here. */
export const ApproveMatter = z
  .object({
    decision: z.enum(['APPROVE', 'REJECT', 'SEND_BACK'], { error: '请选择:批准、不予立项、退回拟办' }),
    opinion: z.string().trim().max(500).default(''),
    /** 特急: what the approver said on the telephone, written down by the desk and confirmed by the approver afterwards */
    byPhone: z
      .object({ approver: Named, calledAt: z.iso.datetime({ offset: true, error: '请填写通话时间' }) })
      .optional(),
  })
  .refine((v) => v.decision === 'APPROVE' || v.opinion.length > 0, { message: '请写明理由', path: ['opinion'] });
export type ApproveMatter = z.infer<typeof ApproveMatter>;

/** 电话调度记录 (JY): the simple path ends with it. */
export const RecordCall = z.object({
  unit: Named,
  answeredBy: text('接话人', 60),
  situation: text('情况', 1000),
  conclusion: text('简要反馈', 500),
});
export type RecordCall = z.infer<typeof RecordCall>;

/** 交办 as seen by the matter: who may see it from now on. */
export const AssignMatter = z.object({ matterId: id, units: z.array(Named).min(1), dueAt: z.iso.datetime() });
export type AssignMatter = z.infer<typeof AssignMatter>;
/** 新单位知悉: units that join after 交办, by 改办 or 再分解; they see the matter from now on (I-20). */
export const AdmitUnits = z.object({ matterId: id, units: z.array(Named).min(1) });
export type AdmitUnits = z.infer<typeof AdmitUnits>;
/** Commands of the process that carry nothing but the matter. */
export const OfMatter = z.object({ matterId: id });
export type OfMatter = z.infer<typeof OfMatter>;
/** 督查活动办结: everything of the campaign is done; a job of the process. */
export const ConcludeCampaign = z.object({ matterId: id, outcome: text('办理结果') });
export type ConcludeCampaign = z.infer<typeof ConcludeCampaign>;
/** 活动取消: the matter is revoked with its campaign; a job of the process. */
export const CancelCampaignMatter = z.object({
  matterId: id,
  reason: text('取消理由', 500),
  instrument: text('批准依据', 200),
});
export type CancelCampaignMatter = z.infer<typeof CancelCampaignMatter>;
/** 呈报: the signed special report lies on the leader's desk. */
export const PresentMatter = z.object({ matterId: id, documentNo: z.string(), outcome: text('办理结果') });
export type PresentMatter = z.infer<typeof PresentMatter>;

/** 阅示 (PB_Feedback): 同意办结, 再批示, 列入重点督办 or 退回核实. */
export const DecideFeedback = z
  .object({
    decision: z.enum(['AGREE', 'REINSTRUCT', 'KEY', 'VERIFY'], {
      error: '请选择:同意办结、再批示、列入重点督办、退回核实',
    }),
    text: z.string().trim().max(1000).default(''),
  })
  .refine((v) => v.decision === 'AGREE' || v.text.length > 0, { message: '请写明批示内容', path: ['text'] });
export type DecideFeedback = z.infer<typeof DecideFeedback>;
