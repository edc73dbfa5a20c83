import { type ClueTransferFact, type DecideClue, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal, signedAs } from '@duban/kernel';
import { clueAt, type ClueTransfer } from '../clue-transfer';

/** 移送批准: by the head to whom it was put; the position stands in the fact. */
export const decide: Decide<DecideClue, ClueTransfer, ClueTransferFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  const open = clueAt(state, '批准', 'CONFIRMED');
  const { id, name } = actor;
  if (open.registered.approver.id !== id) throw new Refusal<RefusalCode>('clue-transfer.not-approver');
  const said = { by: { id, name }, at: now, agree, opinion, ...signedAs(actor, 'GOV_HEAD' as const) };
  return [{ type: 'clue-transfer.decided.v1', data: said }];
};
