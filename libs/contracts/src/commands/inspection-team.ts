import { z } from 'zod';
import { oneOf } from '../one-of';
import { Attachment, day, id, Named, ProblemItem, text } from '../shapes';
import * as w from '../words';

/** 组建督查组: a job of the process, as the approved plan has it. */
export const FormTeam = z.object({ inspectionTeamId: id, matterId: id });
export type FormTeam = z.infer<typeof FormTeam>;
/** 回避声明和纪律承诺: by the member; of a guest without an account, on paper, entered by the desk. */
export const DeclareForTeam = z.object({
  interests: z
    .array(z.object({ unit: Named, relation: text('利害关系', 200) }))
    .max(20)
    .default([]),
  /** nothing to declare is declared too */
  noInterests: z.boolean().default(false),
  committed: z.literal(true, { error: '请承诺遵守督查纪律、廉政和保密要求' }),
  paper: z.object({ person: Named, files: z.array(Attachment).min(1, '请上传本人签字的声明').max(5) }).optional(),
});
export type DeclareForTeam = z.infer<typeof DeclareForTeam>;
/** 培训记录 (R-107, 条例第九条、第十五条). */
export const TrainTeam = z.object({
  on: day,
  hours: z.number('请填写学时').min(0.5, '学时不少于半小时').max(80),
  content: text('培训内容', 1000),
  trainer: text('授课人', 60),
  attended: z.array(Named).min(1, '请选择参加培训的人员').max(40),
  evidence: z.array(Attachment).max(10).default([]),
});
export type TrainTeam = z.infer<typeof TrainTeam>;
/** 调整人员: somebody who has to stand aside is replaced; a leader only by the government. */
export const ReplaceMember = z.object({
  out: Named,
  in: z.object({ person: Named, kind: oneOf(w.memberKind) }),
  reason: text('调整理由', 500),
});
export type ReplaceMember = z.infer<typeof ReplaceMember>;
/** 出发: the gate before anybody goes. */
export const DepartTeam = z.object({ remark: z.string().trim().max(500).optional() });
export type DepartTeam = z.infer<typeof DepartTeam>;

/** 要求自查: a job of the process, one a subject of an open visit. */
export const AskSelfCheck = z.object({ selfCheckId: id, matterId: id, unit: Named, dueOn: day });
export type AskSelfCheck = z.infer<typeof AskSelfCheck>;
/** 报送自查报告, by the unit: how it stands with each point of the 问题清单. */
export const SubmitSelfCheck = z.object({
  answers: z
    .array(z.object({ item: text('自查项', 300), situation: text('自查情况', 1000) }))
    .min(1, '请逐项写明自查情况')
    .max(100),
  problems: z.array(ProblemItem).max(20).default([]),
  noProblemStatement: z.string().trim().max(500).optional(),
  evidence: z.array(Attachment).max(20).default([]),
});
export type SubmitSelfCheck = z.infer<typeof SubmitSelfCheck>;
