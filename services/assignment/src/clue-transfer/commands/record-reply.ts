import { type ClueTransferFact, type Policy, type RecordClueReply } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { clueAt, type ClueTransfer } from '../clue-transfer';

/** 登记处理结果: what the competent body made of it. */
export const recordReply: Decide<RecordClueReply, ClueTransfer, ClueTransferFact, Policy> = (
  command,
  state,
  { actor: { id, name }, now },
) => {
  clueAt(state, '登记处理结果', 'HANDED_OVER');
  return [{ type: 'clue-transfer.replied.v1', data: { ...command, by: { id, name }, at: now } }];
};
