import { z } from 'zod';
import { oneOf } from '../one-of';
import { Attachment, day, id, Named, text, Verdict } from '../shapes';
import * as w from '../words';

/** 责任链 of one step (ResponsibilityTrace): who held it, how long, and whether its time ran out. */
export const TracedStep = z.object({
  step: z.string().max(100),
  holder: z.string().max(100),
  minutes: z.int().min(0),
  /** null: the step had no time of its own */
  lateMinutes: z.int().min(0).nullable(),
});
export type TracedStep = z.infer<typeof TracedStep>;

/** 提出结果运用建议 (OutcomeProposal, SP-9): nothing happens to anybody before it is approved (I-16). */
export const ProposeOutcomeOf = z
  .object({
    matterId: id,
    kind: oneOf(w.outcomeProposalKind),
    unit: Named,
    facts: text('事实', 4000),
    basis: text('依据', 1000),
    suggestion: text('建议', 1000),
    trace: z.array(TracedStep).max(200).default([]),
    evidence: z.array(Attachment).max(20).default([]),
  })
  .refine((v) => v.kind !== 'ACCOUNTABILITY' || v.trace.length > 0, {
    message: '追责建议须附责任链',
    path: ['trace'],
  });
export type ProposeOutcomeOf = z.infer<typeof ProposeOutcomeOf>;
/** 书面说明、申辩 of the unit, before anything is decided. */
export const ExplainOutcome = z.object({
  explanation: text('书面说明', 4000),
  evidence: z.array(Attachment).max(20).default([]),
});
export type ExplainOutcome = z.infer<typeof ExplainOutcome>;
export const CheckOutcome = Verdict;
export type CheckOutcome = Verdict;
export const ApproveOutcome = Verdict;
export type ApproveOutcome = Verdict;
/** 执行: to whom it was handed over, when, who took it. */
export const ExecuteOutcome = z.object({
  handedTo: text('移送或执行机关', 100),
  handedOn: day,
  receivedBy: text('接收人', 60),
  remark: z.string().trim().max(1000).default(''),
  evidence: z.array(Attachment).max(20).default([]),
});
export type ExecuteOutcome = z.infer<typeof ExecuteOutcome>;
/** 约谈通知 (AdmonishTalk, R-109): when and where, who talks with whom, about what. */
export const ArrangeTalk = z.object({
  heldAt: z.iso.datetime({ offset: true, error: '请填写约谈时间' }),
  place: text('约谈地点', 100),
  hosts: z.array(Named).min(1, '请选择约谈人').max(10),
  attendees: text('被约谈人', 200),
  topics: text('约谈事项', 2000),
});
export type ArrangeTalk = z.infer<typeof ArrangeTalk>;
/** 约谈记录: what was said, what the unit undertakes and by when; signed, or why not. */
export const RecordTalk = z.object({
  heldAt: z.iso.datetime({ offset: true, error: '请填写约谈时间' }),
  content: text('约谈情况', 4000),
  reply: text('被约谈单位表态', 2000),
  undertaking: text('整改承诺', 1000),
  followUpOn: day,
  signature: z
    .object({
      result: oneOf(w.inspectionConfirmation),
      by: text('被约谈人签字', 60),
      remark: z.string().trim().max(500).default(''),
    })
    .refine((v) => v.result === 'CONFIRMED' || v.remark.length > 0, { message: '拒签的请写明情况', path: ['remark'] }),
  evidence: z.array(Attachment).max(20).default([]),
});
export type RecordTalk = z.infer<typeof RecordTalk>;
/** 有权机关的答复. */
export const RecordOutcomeReply = z.object({ repliedOn: day, reply: text('处理结果', 2000) });
export type RecordOutcomeReply = z.infer<typeof RecordOutcomeReply>;
