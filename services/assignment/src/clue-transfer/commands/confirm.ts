import { type ClueTransferFact, type ConfirmClue, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { clueAt, type ClueTransfer } from '../clue-transfer';

/** 双人复核: by the other of the two, and by nobody in their stead. */
export const confirm: Decide<ConfirmClue, ClueTransfer, ClueTransferFact, Policy> = (
  { agree, opinion },
  state,
  { actor: { id, name }, now },
) => {
  const open = clueAt(state, '复核', 'REGISTERED');
  if (open.registered.partner.id !== id) throw new Refusal<RefusalCode>('clue-transfer.not-partner');
  return [{ type: 'clue-transfer.confirmed.v1', data: { by: { id, name }, at: now, agree, opinion } }];
};
