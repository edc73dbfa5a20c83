import { z } from 'zod';
import { oneOf } from '../one-of';
import { Attachment, day, id, Named, text, Verdict } from '../shapes';
import * as w from '../words';

/** 检查项目 (CheckItem, S-80): what is checked, by what criterion, who leads, by when; with the sentence it comes from. */
export const CheckItem = z.object({
  no: z.int().min(1, '序号从1起').max(999, '序号不超过999'),
  sentence: text('原文条款'),
  matter: text('事项', 200),
  target: z.string().trim().max(500).optional(),
  successCriteria: text('完成标准', 500),
  method: oneOf(w.verificationMethod),
  lead: z.object(Named.shape, { error: '请选择牵头单位' }),
  co: z.array(Named).max(20, '配合单位不超过20个').default([]),
  /** 负责领导 of the government */
  leader: z.string().trim().max(60).optional(),
  dueOn: day,
});
export type CheckItem = z.infer<typeof CheckItem>;

const plan = {
  objective: text('督查目标', 1000),
  rhythm: oneOf(w.rhythm),
  /** 首报: so many working days after 交办 the units report for the first time, whatever the rhythm */
  firstReportWorkdays: z.int('请填写整数').min(1, '首报至少1个工作日').max(20, '首报不超过20个工作日').optional(),
  items: z.array(CheckItem).min(1, '请至少列出一个检查项目').max(200, '检查项目不超过200个'),
};
/** 拟订督查方案 (WH_Plan, S-80). */
export const DraftPlan = z.object(plan);
export type DraftPlan = z.infer<typeof DraftPlan>;
/** 方案审核 by the chief. */
export const CheckPlan = Verdict;
export type CheckPlan = Verdict;
/** 方案审批: with consent the plan is frozen (I-13). */
export const ApprovePlan = Verdict;
export type ApprovePlan = Verdict;
/** 修订方案: a new version, which is checked and approved like the first. */
export const AmendPlan = z.object({ ...plan, reason: text('修订理由', 500) });
export type AmendPlan = z.infer<typeof AmendPlan>;

/** 开启本期: a job of the process; when the units have to have reported and the desk to have classified. */
export const OpenPeriod = z.object({ matterId: id });
export type OpenPeriod = z.infer<typeof OpenPeriod>;
/** 分类指导 (WH_Classify, S-82): every item of one period at once. */
export const ClassifyItems = z.object({
  lines: z
    .array(
      z
        .object({
          no: z.int().min(1),
          progressClass: oneOf(w.progressClass),
          guidance: z.string().trim().max(500).default(''),
          /** 重点督办清单 */
          key: z.boolean().default(false),
        })
        .refine((v) => v.progressClass === 'NORMAL' || v.guidance.length > 0, {
          message: '不正常的项目请写明指导意见',
          path: ['guidance'],
        }),
    )
    .min(1, '请至少给一个项目分类')
    .max(200),
});
export type ClassifyItems = z.infer<typeof ClassifyItems>;
/** 汇总评估 (WH_Summarize, S-83): the numbers are filled in, the words are a person's. */
export const SummarizePlan = z.object({
  evaluation: text('对照目标的评估', 2000),
  causes: text('未完成和滞后的原因', 2000),
  suggestions: text('下步建议', 2000),
});
export type SummarizePlan = z.infer<typeof SummarizePlan>;
/** 逐项决定 (WH_Feedback): of each open item that it is about; 终结 and 交大型督查 end it here. */
export const DecideItems = z.object({
  lines: z
    .array(
      z
        .object({
          no: z.int().min(1),
          decision: oneOf(w.itemDecision),
          opinion: z.string().trim().max(500).default(''),
        })
        .refine((v) => v.decision === 'CONTINUE' || v.opinion.length > 0, {
          message: '除继续办理外请写明理由',
          path: ['opinion'],
        }),
    )
    .min(1, '请至少决定一个项目')
    .max(200),
});
export type DecideItems = z.infer<typeof DecideItems>;

/** 落实方案 (WH_UnitPlan): how a unit gets there, stage by stage. */
export const SubmitUnitPlan = z.object({
  measures: text('措施', 2000),
  stages: z
    .array(
      z.object({
        target: text('阶段目标', 300),
        dueOn: day,
        /** 完成比例 that the stage brings */
        percent: z.int().min(0).max(100),
        responsible: text('责任人', 60),
      }),
    )
    .max(30, '阶段目标不超过30个'),
});
export type SubmitUnitPlan = z.infer<typeof SubmitUnitPlan>;
export const ReviewUnitPlan = Verdict;
export type ReviewUnitPlan = Verdict;

/** 项目销号 (WH_Clear, S-25): the criterion is met, and that was verified. */
export const ClearItem = z.object({
  criterionMet: z.literal(true, { error: '未达到完成标准的不能销号,请退回重办或申请延期' }),
  verification: oneOf(w.verificationMethod),
  opinion: text('销号意见', 1000),
  evidence: z.array(Attachment).max(20).default([]),
});
export type ClearItem = z.infer<typeof ClearItem>;
