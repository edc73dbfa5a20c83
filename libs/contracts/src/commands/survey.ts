import { z } from 'zod';
import { oneOf } from '../one-of';
import { day, id, text, Verdict } from '../shapes';
import * as w from '../words';

/** 调查问题: of 单选 and 多选 with the choices; 满意度 has its own four. */
export const SurveyQuestion = z
  .object({
    questionId: id,
    text: text('问题', 200),
    kind: oneOf(w.questionKind),
    options: z.array(text('选项', 60)).max(12, '不超过12个选项').default([]),
    required: z.boolean().default(true),
  })
  .refine(
    ({ kind, options }) =>
      kind === 'SINGLE' || kind === 'MULTIPLE' ? new Set(options).size >= 2 : options.length === 0,
    { message: '单选、多选至少两个不同的选项,其他不列选项', path: ['options'] },
  );
export type SurveyQuestion = z.infer<typeof SurveyQuestion>;

/** 民情调查 (PublicOpinionSurvey, S-64): about a matter or a topic, with questionnaire and sample. */
export const DraftSurvey = z.object({
  matterId: id.optional(),
  title: text('调查名称', 60),
  /** what who answers reads first: who asks, why, and that no name is kept */
  intro: text('卷首说明', 500),
  questions: z.array(SurveyQuestion).min(1, '请至少列一个问题').max(40, '不超过40个问题'),
  sample: z.object({
    population: text('调查对象', 100),
    method: oneOf(w.sampleMethod),
    /** how many are asked: one link each */
    size: z.int('请填写样本数').min(1, '样本至少1个').max(1000, '样本不超过1000个'),
  }),
  fromOn: day,
  untilOn: day,
});
export type DraftSurvey = z.infer<typeof DraftSurvey>;
/** 调查方案审核: from here on the questions stand and the links work. */
export const DecideSurvey = Verdict;
export type DecideSurvey = Verdict;
/** 汇总: nobody answers any more. */
export const CloseSurvey = z.object({ situation: text('调查情况', 2000) });
export type CloseSurvey = z.infer<typeof CloseSurvey>;

/** 答案: choices by their places in the question's list, from 0. */
const answers = z
  .array(
    z.object({
      questionId: id,
      choices: z.array(z.int().min(0).max(11)).max(12).default([]),
      text: z.string().trim().max(1000, '不超过1000字').default(''),
    }),
  )
  .min(1, '请至少回答一题')
  .max(40);
/** 链接 of one of the sample. */
export const SurveyToken = z.object({ token: z.string().min(1).max(300) });
/** What somebody fills in whom the link was given to. */
export const AnswerSurvey = SurveyToken.extend({ answers });
/** 入户、电话: the answer of one of the sample, written down by who asked. */
export const RecordSurveyResponse = z.object({
  surveyId: id,
  /** 样本编号, from 1 */
  serial: z.int('请填写样本编号').min(1, '样本编号从1开始').max(1000),
  channel: oneOf({ VISIT: w.answerChannel.VISIT, PHONE: w.answerChannel.PHONE }),
  answers,
});
export type RecordSurveyResponse = z.infer<typeof RecordSurveyResponse>;
export type SurveyAnswers = RecordSurveyResponse['answers'];
