import { z } from 'zod';
import { oneOf } from '../one-of';
import { Attachment, day, DeadlineRule, Named, text } from '../shapes';
import * as w from '../words';

/** 议定事项 (S-22, WH_Decompose): a row of the document, traceable to the sentence that it was taken from. */
export const ResolvedItem = z.object({
  no: z.int().min(1, '序号从1起').max(999, '序号不超过999'),
  /** word for word as it stands in the document */
  sentence: text('原文条款'),
  matter: text('事项', 200),
  target: z.string().trim().max(500).optional(),
  successCriteria: z.string().trim().max(500).optional(),
  lead: Named.optional(),
  co: z.array(Named).max(20, '配合单位不超过20个').default([]),
  /** 负责领导: as the document names them */
  leader: z.string().trim().max(60).optional(),
  deadline: DeadlineRule.optional(),
  /** 不列入督查 is said with its reason (S-6) */
  supervised: z.boolean().default(true),
  unsupervisedReason: z.string().trim().max(200).optional(),
});
export type ResolvedItem = z.infer<typeof ResolvedItem>;

const items = z.array(ResolvedItem).min(1, '请至少列出一项').max(200, '事项不超过200项');

/** 登记来源文件、会议纪要 (S-22, S-80): under the id of the matter that it is to become. */
export const RegisterSourceDocument = z.object({
  kind: oneOf(w.sourceDocumentKind),
  title: text('文件或会议名称', 200),
  documentNo: z.string().trim().max(60).optional(),
  issuedOn: day,
  text: text('全文', 60_000),
  file: Attachment.optional(),
  items,
  declaredUnclassified: z.literal(true, { error: '请确认本文件不涉及国家秘密' }),
});
export type RegisterSourceDocument = z.infer<typeof RegisterSourceDocument>;

/** 更正议定事项: the rows as they should have been, until the matter is 立项. */
export const CorrectSourceDocument = z.object({ items, reason: text('更正理由', 200) });
export type CorrectSourceDocument = z.infer<typeof CorrectSourceDocument>;
