import { z } from 'zod';
import { oneOf } from '../one-of';
import { id, Named, text, Verdict } from '../shapes';
import * as w from '../words';

/** 年度计划的一项: whose check, of whom, about what, in which month. */
export const ProgramEntry = z.object({
  entryId: id,
  /** 检查部门 */
  body: Named,
  topic: text('督查检查内容', 100),
  form: oneOf(w.supervisionForm),
  subjectKinds: z.array(oneOf(w.programSubjectKind)).min(1, '请至少选择一类检查对象'),
  /** named where they are known already; counted for each of them */
  subjects: z.array(Named).max(200, '不超过200个单位').default([]),
  month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '月份格式应为 2026-03'),
});
export type ProgramEntry = z.infer<typeof ProgramEntry>;

/** 年度督查检查计划 (AnnualInspectionProgram, R-601): every check that the bodies of a region carry out in a year. */
export const DraftAnnualProgram = z.object({
  year: z.int('请填写年度').min(2020, '请填写年度').max(2100, '请填写年度'),
  entries: z.array(ProgramEntry).min(1, '请至少列一项').max(300, '一年不超过300项'),
});
export type DraftAnnualProgram = z.infer<typeof DraftAnnualProgram>;
export const CheckAnnualProgram = Verdict;
export type CheckAnnualProgram = Verdict;
export const ApproveAnnualProgram = Verdict;
export type ApproveAnnualProgram = Verdict;

/** 一事一报: a check that is not in the program, with its reason. */
export const ApplyOffProgram = ProgramEntry.extend({ reason: text('计划外开展的理由', 500) });
export type ApplyOffProgram = z.infer<typeof ApplyOffProgram>;
const ofEntry = z
  .object({ entryId: id, ...Verdict.shape })
  .refine((v) => v.agree || v.opinion.length > 0, { message: '不同意时请写明理由', path: ['opinion'] });
/** 分管领导签批. */
export const EndorseOffProgram = ofEntry;
export type EndorseOffProgram = z.infer<typeof EndorseOffProgram>;
/** 主要领导批准. */
export const ApproveOffProgram = ofEntry;
export type ApproveOffProgram = z.infer<typeof ApproveOffProgram>;
