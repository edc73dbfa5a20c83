import * as clue from '../commands/clue-transfer';
import { desk, person, type CommandRow } from './row';

const about = 'clueTransferId';
const handlers = [...desk, 'OFFICE_DIRECTOR'] as const;

/** Commands of 线索移送: for those whom it names. */
export const clueTransferCommands = {
  'clue-transfer.register': person('登记移送线索', clue.RegisterClue, handlers, about, ['clue-transfer.registered.v1']),
  'clue-transfer.confirm': person('线索双人复核', clue.ConfirmClue, handlers, about, ['clue-transfer.confirmed.v1']),
  'clue-transfer.decide': person('线索移送批准', clue.DecideClue, ['GOV_HEAD'], about, ['clue-transfer.decided.v1']),
  'clue-transfer.hand-over': person('移送线索', clue.HandOverClue, handlers, about, ['clue-transfer.handed-over.v1']),
  'clue-transfer.record-reply': person('登记线索处理结果', clue.RecordClueReply, handlers, about, [
    'clue-transfer.replied.v1',
  ]),
} as const satisfies Record<string, CommandRow>;
