import { z } from 'zod';
import { HandOverClue, RecordClueReply, RegisterClue } from '../commands/clue-transfer';
import { oneOf } from '../one-of';
import { instant, Named, regionCode, Verdict } from '../shapes';
import { role } from '../words';

const by = { by: Named, at: instant };

/** 线索移送: stream id = clue id. Told to nobody but those it names; no part of the matter's 过程信息. */
export const clueTransferFacts = {
  'clue-transfer.registered.v1': RegisterClue.extend({ ...by, region: regionCode }),
  'clue-transfer.confirmed.v1': z.object({ ...by, ...Verdict.shape }),
  'clue-transfer.decided.v1': z.object({
    ...by,
    ...Verdict.shape,
    position: oneOf(role),
    onBehalfOf: Named.optional(),
  }),
  'clue-transfer.handed-over.v1': HandOverClue.extend({ ...by, handlers: z.array(Named) }),
  'clue-transfer.replied.v1': RecordClueReply.extend(by),
} as const;
