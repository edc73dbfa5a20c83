import { type ClueTransferFact, type Policy, type RefusalCode, type RegisterClue } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { clueAt, type ClueTransfer } from '../clue-transfer';

/** 登记移送线索: by one of two, who names the other and who is to approve. */
export const register: Decide<RegisterClue, ClueTransfer, ClueTransferFact, Policy, { known: boolean }> = (
  command,
  state,
  { actor: { id, name, region }, now, lookup: { known } },
) => {
  if (state.status !== 'NONE') clueAt(state, '登记移送线索');
  if (!known) throw new Refusal<RefusalCode>('rectification.matter-unknown');
  if (new Set([id, command.partner.id, command.approver.id]).size < 3)
    throw new Refusal<RefusalCode>('clue-transfer.two-persons');
  return [{ type: 'clue-transfer.registered.v1', data: { ...command, region, by: { id, name }, at: now } }];
};
