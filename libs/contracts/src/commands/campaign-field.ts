import { z } from 'zod';
import { oneOf } from '../one-of';
import { Attachment, day, id, Named, ProblemItem, text, Verdict } from '../shapes';
import * as w from '../words';

const FINDINGS = 200;

/** 按方案派出 (SP-6): a check as the approved plan has it; the team and the mode say which part of it. */
export const SetOutInspection = z.object({
  inspectionId: id,
  matterId: id,
  teamId: id,
  mode: oneOf(w.inspectionMode),
});
export type SetOutInspection = z.infer<typeof SetOutInspection>;

/** 每日碰头 (DX_DailyHuddle): of one team on one day, by its leader. */
export const HoldHuddle = z.object({
  teamId: id,
  progress: text('工作进展', 2000),
  newFindings: z.string().trim().max(2000, '新发现不超过2000字').default(''),
  problems: z.string().trim().max(2000, '困难和问题不超过2000字').default(''),
  /** 外勤结束: the last one of this team */
  finished: z.boolean().default(false),
});
export type HoldHuddle = z.infer<typeof HoldHuddle>;

/** 汇总问题: what several records found of one unit, as one, graded; of which findings of the records it is made. */
export const MergedFinding = z.object({
  findingId: id,
  type: oneOf(w.findingType),
  unit: Named,
  grade: oneOf(w.findingGrade),
  problem: ProblemItem,
  sources: z.array(id).min(1, '请写明来自哪几份底稿').max(50),
  /** 立行立改 */
  atOnce: z.boolean().default(false),
  /** 单独立项: it is to become a matter of its own (domain 5.3) */
  asMatter: z.boolean().optional(),
  /** beside the photos of the records */
  evidence: z.array(Attachment).max(20).default([]),
});
export type MergedFinding = z.infer<typeof MergedFinding>;
/** 碰头会 (DX_Huddle): facts cross-checked, merged and graded by one standard, with its minutes. */
export const MergeFindings = z.object({
  attendees: z.array(Named).min(1, '请列明参加人员').max(50),
  standard: text('统一的标准', 2000),
  minutes: text('碰头会纪要', 4000),
  findings: z.array(MergedFinding).max(FINDINGS).default([]),
  /** nothing that was found is dropped without a word (S-50) */
  setAside: z
    .array(z.object({ findingId: id, reason: text('不列入的理由', 500) }))
    .max(FINDINGS)
    .default([]),
});
export type MergeFindings = z.infer<typeof MergeFindings>;

/** 情况综合 (DX_Synthesize): 问题 are the merged findings; 成效 may not be longer than they are (S-57). */
export const SynthesizeCampaign = z.object({
  overall: text('总体情况', 4000),
  achievements: text('成效', 4000),
  causes: text('原因分析', 4000),
  suggestions: text('意见建议', 4000),
  conclusions: z
    .array(
      z.object({ unit: Named, judgement: text('结论', 2000), requirement: z.string().trim().max(1000).default('') }),
    )
    .min(1, '请对每个督查对象作出结论')
    .max(100),
});
export type SynthesizeCampaign = z.infer<typeof SynthesizeCampaign>;
/** 总报告审定, by the head of the government. */
export const DecideSynthesis = Verdict;
export type DecideSynthesis = Verdict;

/** 回头看方案: which of the rectified findings are looked at again, when, and by whom. */
export const PlanLookBack = z.object({
  findingIds: z.array(id).min(1, '请抽取要回头看的问题').max(FINDINGS),
  visitOn: day,
  persons: z.array(Named).min(1, '请指定回头看的人员').max(20),
});
export type PlanLookBack = z.infer<typeof PlanLookBack>;
/** 回头看 (LookBackCheck, S-10): of every finding of the sample whether it is still put right. */
export const LookBack = z.object({
  results: z
    .array(
      z.object({
        findingId: id,
        implemented: z.boolean('请选择是否落实'),
        situation: text('现场情况', 1000),
        evidence: z.array(Attachment).max(20).default([]),
      }),
    )
    .min(1, '请逐项填写')
    .max(FINDINGS),
});
export type LookBack = z.infer<typeof LookBack>;
/** 活动收尾: a job of the process, when everything is looked back upon. */
export const CloseCampaign = z.object({ matterId: id });
export type CloseCampaign = z.infer<typeof CloseCampaign>;

/** 重大突发情况报告 (domain 5.3, 2a): what a team meets in the field that cannot wait for the huddle. */
export const ReportIncident = z.object({
  teamId: id,
  kind: oneOf(w.incidentKind),
  when: text('时间', 100),
  where: text('地点', 200),
  what: text('情况', 2000),
  casualties: z.string().trim().max(500).default(''),
  taken: text('已采取的措施', 2000),
  /** bodies and persons that were told on the spot: 110, 119, the unit on duty */
  toldTo: text('已告知的单位和人员', 300),
  evidence: z.array(Attachment).max(20).default([]),
});
export type ReportIncident = z.infer<typeof ReportIncident>;

/** 妨碍督查 (MisconductRecord, R-124): who, how, when and where, with evidence, and what was demanded on the spot. */
export const RecordMisconduct = z.object({
  matterId: id,
  inspectionId: id.optional(),
  unit: Named,
  kind: oneOf(w.misconductKind),
  when: text('时间', 100),
  where: text('地点', 200),
  facts: text('事实', 4000),
  demand: text('责令改正的要求', 1000),
  grave: z.boolean().default(false),
  evidence: z.array(Attachment).min(1, '请附证据').max(20),
});
export type RecordMisconduct = z.infer<typeof RecordMisconduct>;

/** 调阅资料 (AccessMaterials, R-109): the list of what was handed over, with the receipt. */
export const AccessMaterials = z
  .object({
    matterId: id,
    inspectionId: id,
    unit: Named,
    items: z
      .array(
        z.object({
          name: text('资料名称', 200),
          copies: z.int('请填写份数').min(1, '份数至少为1').max(999),
          form: oneOf(w.materialForm),
        }),
      )
      .min(1, '请列明调阅的资料')
      .max(100),
    handedOverBy: text('移交人', 60),
    receivedOn: day,
    returnBy: day.optional(),
  })
  .refine((v) => !v.returnBy || v.returnBy >= v.receivedOn, {
    message: '归还期限不能早于移交日期',
    path: ['returnBy'],
  });
export type AccessMaterials = z.infer<typeof AccessMaterials>;
/** 归还资料: what was lent goes back, against a signature. */
export const ReturnMaterials = z.object({ takenBackBy: text('接收人', 60), returnedOn: day });
export type ReturnMaterials = z.infer<typeof ReturnMaterials>;
