import { randomUUID } from 'node:crypto';
import { bindCommands } from '@duban/host';
import { takeSerials } from '../matter-wide';
import { subjectsOf } from '../subject/subject.listener';
import { draft } from './commands/draft';
import { sign } from './commands/sign';
import { notice } from './notice';
import { noticeStore } from './notice.store';

export const noticeCommands = bindCommands(notice, noticeStore, {
  'notice.draft': {
    decide: draft,
    lookup: async (_env, tx, _state, { lines }, { id }) => ({
      matterId: id,
      subjects: await subjectsOf(
        tx,
        lines.map(({ unit }) => unit),
      ),
    }),
  },
  'notice.sign': {
    decide: sign,
    lookup: async (_env, tx, state, { agree }, { id }) => {
      const lines = state.status === 'NONE' || !agree ? [] : state.draft.lines;
      const region = state.status === 'NONE' ? '' : state.draft.region;
      return {
        ids: lines.map(() => randomUUID()),
        firstSerial: lines.length > 0 ? await takeSerials(tx, region, id, lines.length) : 1,
      };
    },
  },
});
