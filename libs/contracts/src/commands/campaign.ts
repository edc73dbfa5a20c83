import { z } from 'zod';
import { oneOf } from '../one-of';
import { day, id, Named, text, Verdict } from '../shapes';
import * as w from '../words';
import { InspectionPoint } from './inspection';

/** 点位 of a campaign: which unit answers for it, and whether that unit is told of the visit. */
export const CampaignPoint = InspectionPoint.extend({ unit: Named, mode: oneOf(w.inspectionMode) });
export type CampaignPoint = z.infer<typeof CampaignPoint>;
/** 督查组 as planned: one leader, who is proposed here and appointed with the approval. */
export const CampaignTeam = z.object({
  teamId: id,
  name: text('督查组名称', 60),
  leader: z.object(Named.shape, { error: '请选择组长' }),
  members: z
    .array(z.object({ person: Named, kind: oneOf(w.memberKind) }))
    .max(30, '每个督查组不超过30人')
    .default([]),
  points: z.array(CampaignPoint).min(1, '每个督查组请至少列一个点位').max(200, '每个督查组不超过200个点位'),
});
export type CampaignTeam = z.infer<typeof CampaignTeam>;

const plan = {
  background: text('背景依据'),
  contents: text('督查内容', 4000),
  subjects: z.array(Named).min(1, '请至少选择一个督查对象').max(50, '督查对象不超过50个'),
  scope: text('督查范围', 1000),
  form: oneOf(w.supervisionForm),
  methods: z.array(oneOf(w.supervisionMethod)).min(1, '请至少选择一种督查方式'),
  fromOn: day,
  untilOn: day,
  teams: z.array(CampaignTeam).min(1, '请至少组一个督查组').max(20, '督查组不超过20个'),
  disciplines: text('纪律要求'),
  training: text('培训安排', 1000),
  logistics: text('后勤保障', 1000),
  risks: text('风险与预案', 1000),
  /** 问题清单: what is looked at and asked */
  checklist: z.array(text('问题清单', 300)).min(1, '请列出问题清单').max(100, '问题清单不超过100条'),
  /** 自查要求, for the subjects of open visits: by when; none is asked for without it */
  selfCheckDueOn: day.optional(),
  /** the entry of the 年度督查检查计划 that it carries out */
  programEntryId: id.optional(),
  /** 一事一报: why there is a check outside of the program */
  offProgramReason: z.string().trim().max(500).optional(),
};
/** 草拟预案 (DX_DraftPlan, S-84, R-112). */
export const DraftCampaign = z.object(plan);
export type DraftCampaign = z.infer<typeof DraftCampaign>;
/** 变更方案: a new version, which goes all the way to the head again. */
export const AmendCampaign = z.object({ ...plan, reason: text('变更理由', 500) });
export type AmendCampaign = z.infer<typeof AmendCampaign>;
/** 方案审核: by the office, then by the leader in charge. */
export const EndorseCampaign = Verdict;
export type EndorseCampaign = Verdict;
/** 方案审定 by the head: frozen from here on (I-13); who leads each team is decided with it. */
export const ApproveCampaign = z
  .object({
    agree: z.boolean('请选择批准或退回'),
    opinion: z.string().trim().max(500).default(''),
    /** a team that is not named is led by whom the plan proposes */
    leaders: z
      .array(z.object({ teamId: id, leader: Named }))
      .max(20)
      .default([]),
    /** why it is done although there is a check of the same subject near it */
    overrideReason: z.string().trim().max(500).optional(),
  })
  .refine((v) => v.agree || v.opinion.length > 0, { message: '退回时请写明理由', path: ['opinion'] });
export type ApproveCampaign = z.infer<typeof ApproveCampaign>;
/** 督查通知 (DX_Notify): a job of the process, after the document has its number. */
export const NotifyCampaign = z.object({ matterId: id, documentNo: z.string() });
export type NotifyCampaign = z.infer<typeof NotifyCampaign>;
export const OfCampaign = z.object({ matterId: id });
export type OfCampaign = z.infer<typeof OfCampaign>;
/** 取消活动, by who approved it. */
export const CancelCampaign = z.object({ reason: text('取消理由', 500), instrument: text('批准依据', 200) });
export type CancelCampaign = z.infer<typeof CancelCampaign>;
