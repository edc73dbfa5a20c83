import { type ClueTransferFact, type HandOverClue, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { clueAt, type ClueTransfer, handlersOf } from '../clue-transfer';

/** 移送: when both have seen it and the head has approved; the record names both. */
export const handOver: Decide<HandOverClue, ClueTransfer, ClueTransferFact, Policy> = (
  command,
  state,
  { actor: { id, name }, now },
) => {
  if (state.status === 'REGISTERED' || state.status === 'CONFIRMED' || state.status === 'REJECTED')
    throw new Refusal<RefusalCode>('clue-transfer.not-approved');
  const handlers = handlersOf(clueAt(state, '移送', 'APPROVED'));
  return [{ type: 'clue-transfer.handed-over.v1', data: { ...command, by: { id, name }, at: now, handlers } }];
};
