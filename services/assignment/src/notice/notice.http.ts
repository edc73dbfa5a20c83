import { countDeadline, localDay } from '@duban/calendar';
import { bindCommands } from '@duban/host';
import { type CheckItem } from '@duban/contracts';
import { type Tx } from '@duban/persistence';
import { v7 as uuidv7 } from 'uuid';
import { takeSerials } from '../matter-wide';
import { subjectsOf } from '../subject/subject.listener';
import { draft, type Drafting } from './commands/draft';
import { sign } from './commands/sign';
import { notice } from './notice';
import { noticeStore } from './notice.store';

/** The plan in force; null where the matter goes another way than 文件、会议督查. */
const planOf = async (tx: Tx, matterId: string): Promise<Drafting['plan']> => {
  const [terms] = await tx.query<{ procedure: string | null }>(
    'select procedure from assignment.matter_terms where matter_id = $1',
    [matterId],
  );
  if (terms?.procedure !== 'WH') return null;
  const [row] = await tx.query<{ items: CheckItem[] | null }>(
    `select state #> '{inForce,items}' as items from assignment.supervision_plan where id = $1`,
    [matterId],
  );
  return { items: row?.items ?? null };
};

export const noticeCommands = bindCommands(notice, noticeStore, {
  'notice.draft': {
    decide: draft,
    lookup: async (env, tx, _state, { lines }, { id, actor, now }) => ({
      matterId: id,
      subjects: await subjectsOf(
        tx,
        lines.map(({ unit }) => unit),
      ),
      plan: await planOf(tx, id),
      dueDays: lines.map(({ deadline }) => localDay(countDeadline(deadline, now, env.calendar(actor.region)).dueAt)),
    }),
  },
  'notice.sign': {
    decide: sign,
    lookup: async (_env, tx, state, { agree }, { id }) => {
      const lines = state.status === 'NONE' || !agree ? [] : state.draft.lines;
      const region = state.status === 'NONE' ? '' : state.draft.region;
      return {
        ids: lines.map(() => uuidv7()),
        firstSerial: lines.length > 0 ? await takeSerials(tx, region, id, lines.length) : 1,
      };
    },
  },
});
