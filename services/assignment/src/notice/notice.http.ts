import { randomUUID } from 'node:crypto';
import { bindCommands } from '@duban/host';
import { draft } from './commands/draft';
import { sign } from './commands/sign';
import { notice } from './notice';
import { noticeStore } from './notice.store';

export const noticeCommands = bindCommands(notice, noticeStore, {
  'notice.draft': { decide: draft, lookup: async (_env, _tx, _state, _command, { id }) => ({ matterId: id }) },
  'notice.sign': {
    decide: sign,
    lookup: async (_env, _tx, state) => ({
      ids: (state.status === 'NONE' ? [] : state.draft.lines).map(() => randomUUID()),
    }),
  },
});
