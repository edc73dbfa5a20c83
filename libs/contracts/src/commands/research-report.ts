import { z } from 'zod';
import { oneOf } from '../one-of';
import { Attachment, day, id, Named, ProblemItem, text, Verdict } from '../shapes';
import * as w from '../words';

/** 建议: to one unit, with what it rests on. */
export const ResearchSuggestion = z.object({
  suggestionId: id,
  text: text('建议', 500),
  basis: text('依据', 500),
  to: Named,
});
export type ResearchSuggestion = z.infer<typeof ResearchSuggestion>;

/** 督查调研报告 (ResearchReport, S-59, R-118): what was found, why, and what is suggested to whom. */
export const DraftResearchReport = z.object({
  matterId: id.optional(),
  /** the 督查结论 that it belongs to */
  conclusionId: id.optional(),
  surveyIds: z.array(id).max(10).default([]),
  title: text('报告题目', 60),
  background: text('调研背景', 2000),
  methods: z.array(oneOf(w.supervisionMethod)).min(1, '请至少选择一种调研方式'),
  problems: z.array(ProblemItem).min(1, '请至少写一个问题').max(50),
  causes: text('原因分析', 4000),
  achievements: z.string().trim().max(4000).default(''),
  suggestions: z.array(ResearchSuggestion).min(1, '请至少提一条建议').max(30),
  /** by when the units say what they do with the suggestions */
  replyDueOn: day,
  attachments: z.array(Attachment).max(20).default([]),
});
export type DraftResearchReport = z.infer<typeof DraftResearchReport>;
export const CheckResearchReport = Verdict;
export type CheckResearchReport = Verdict;
export const ApproveResearchReport = Verdict;
export type ApproveResearchReport = Verdict;

/** 建议的采纳: 采纳、部分采纳 with what is going to be done, 部分采纳、未采纳 with the reason. */
export const DecideSuggestion = z.object({
  suggestionId: id,
  result: oneOf(w.suggestionResult),
  reason: z.string().trim().max(500).default(''),
  measure: z.string().trim().max(500).default(''),
});
export type DecideSuggestion = z.infer<typeof DecideSuggestion>;
/** 建议的落实: how far it is; `done` settles it. */
export const FollowSuggestion = z.object({
  suggestionId: id,
  done: z.boolean('请选择是否已经落实'),
  situation: text('落实情况', 1000),
});
export type FollowSuggestion = z.infer<typeof FollowSuggestion>;
