import { z } from 'zod';
import { oneOf } from '../one-of';
import { Attachment, day, id, Named, text, Verdict } from '../shapes';
import * as w from '../words';

/** 登记移送线索 (ClueTransfer, R-122): two persons handle it, the head of the government approves; nobody else sees it. */
export const RegisterClue = z.object({
  matterId: id,
  target: oneOf(w.clueTarget),
  concerning: text('涉及的单位和人员', 500),
  facts: text('线索内容', 4000),
  basis: text('依据', 1000),
  /** the second of the two */
  partner: Named,
  approver: Named,
  evidence: z.array(Attachment).max(20).default([]),
});
export type RegisterClue = z.infer<typeof RegisterClue>;
/** 双人复核: by the second of the two. */
export const ConfirmClue = Verdict;
export type ConfirmClue = Verdict;
/** 移送批准. */
export const DecideClue = Verdict;
export type DecideClue = Verdict;
/** 移送: to whom, when, who took it; both handlers were there. */
export const HandOverClue = z.object({
  handedTo: text('移送机关', 100),
  handedOn: day,
  receivedBy: text('接收人', 60),
  receipt: z.string().trim().max(100).default(''),
  remark: z.string().trim().max(1000).default(''),
});
export type HandOverClue = z.infer<typeof HandOverClue>;
/** 有权机关的答复. */
export const RecordClueReply = z.object({ repliedOn: day, reply: text('处理结果', 2000) });
export type RecordClueReply = z.infer<typeof RecordClueReply>;
