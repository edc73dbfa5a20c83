import { z } from 'zod';

/** Text a person writes: trimmed, not empty, bounded. */
export const text = (zh: string, max = 2000): z.ZodString =>
  z
    .string({ error: `请填写${zh}` })
    .trim()
    .min(1, `请填写${zh}`)
    .max(max, `${zh}不超过${max}字`);
export const id = z.uuid('编号格式不对');
export const day = z.iso.date('日期格式应为 2026-03-02');
export const instant = z.iso.datetime('时刻格式应为 2026-03-02T01:00:00.000Z');
export const regionCode = z.string().regex(/^\d{6}(\d{3}){0,2}$/, '行政区划代码应为6、9或12位数字');

/** 附件: bytes are stored under their SM3 digest before any row or fact names them. */
export const Attachment = z.object({
  digest: z.string().regex(/^[0-9a-f]{64}$/, '附件摘要不对,请重新上传'),
  name: text('附件名称', 200),
  size: z.int().min(1),
  mime: z.string(),
});
export type Attachment = z.infer<typeof Attachment>;

/** A length of time as a scheme states it: hours, working days, natural days or months. */
export const Span = z.object({
  unit: z.enum(['HOUR', 'WORKDAY', 'DAY', 'MONTH']),
  amount: z.int('请填写整数').min(1, '时限至少为1').max(365, '时限不超过365'),
});
export type Span = z.infer<typeof Span>;
/** 时限规则: a length of time, or a date the leader set. */
export const DeadlineRule = z.discriminatedUnion('unit', [Span, z.object({ unit: z.literal('DATE'), date: day })]);
export type DeadlineRule = z.infer<typeof DeadlineRule>;

/** How schema errors speak: Chinese, and of something missing that it is missing. For `z.config`. */
export const chineseErrors = {
  ...z.locales.zhCN(),
  customError: (issue: { code?: string; input?: unknown }): string | undefined =>
    issue.code === 'invalid_type' && issue.input === undefined ? '请填写此项' : undefined,
};

/** A unit or person as it was called then: facts keep the words of their time. */
export const Named = z.object({ id: z.string().min(1, '请选择'), name: z.string().min(1, '请选择') });
export type Named = z.infer<typeof Named>;

/** 问题项 (S-13): a problem is concrete or it is refused. */
export const ProblemItem = z.object({
  what: text('问题事实'),
  when: text('时间', 100),
  where: text('地点或项目', 200),
  responsibleUnit: text('责任单位', 100),
  impact: text('影响', 500),
  cause: text('原因', 500),
  suggestion: text('建议', 500),
  selfReported: z.boolean().default(true),
});
export type ProblemItem = z.infer<typeof ProblemItem>;

/** Consent or refusal with words: every approval step. */
export const Verdict = z
  .object({ agree: z.boolean('请选择同意或不同意'), opinion: z.string().trim().max(500).default('') })
  .refine((v) => v.agree || v.opinion.length > 0, { message: '不同意时请写明理由', path: ['opinion'] });
export type Verdict = z.infer<typeof Verdict>;
