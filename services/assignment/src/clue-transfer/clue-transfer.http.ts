import { type RegisterClue } from '@duban/contracts';
import { bindCommands, type LookupEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { uploaded } from '../assignment/other-units.lookups';
import { knownMatter } from '../known-matter';
import { type ClueTransfer, clueTransfer } from './clue-transfer';
import { clueTransferStore } from './clue-transfer.store';
import { confirm } from './commands/confirm';
import { decide } from './commands/decide';
import { handOver } from './commands/hand-over';
import { recordReply } from './commands/record-reply';
import { register } from './commands/register';

const known = async (
  _env: LookupEnv,
  tx: Tx,
  _state: ClueTransfer,
  { matterId }: RegisterClue,
): Promise<{ known: boolean }> => ({ known: (await knownMatter(tx, matterId)) !== null });

export const clueTransferCommands = bindCommands(clueTransfer, clueTransferStore, {
  'clue-transfer.register': { decide: register, prepare: uploaded, lookup: known },
  'clue-transfer.confirm': confirm,
  'clue-transfer.decide': decide,
  'clue-transfer.hand-over': handOver,
  'clue-transfer.record-reply': recordReply,
});
