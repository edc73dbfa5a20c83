import { randomUUID } from 'node:crypto';
import { type Actor, type Aggregate, type Decide, type Fact, Refusal } from '@duban/kernel';
import { testDatabase } from '@duban/testing';
import {
  aggregateColumns,
  type CommandRequest,
  Database,
  type Entry,
  migrate,
  regionTable,
  seeingAll,
  serviceUrl,
  type Store,
  WritePath,
} from './index';

export type Note = { region: string; units: string[]; words: string[] };
export type NoteFact =
  Fact<'note.opened.v1', { region: string; units: string[] }> | Fact<'note.added.v1', { word: string }>;
/** A small aggregate to show the write path with: a note that words are added to until one of them is `end`. */
export const note: Aggregate<Note, NoteFact> = {
  name: 'note',
  initial: { region: '', units: [], words: [] },
  evolve: (state, fact) =>
    fact.type === 'note.opened.v1'
      ? { ...state, region: fact.data.region, units: fact.data.units }
      : { ...state, words: [...state.words, fact.data.word] },
};
export const store: Store<Note> = {
  table: 'proof.note',
  columns: { words: { type: 'int', of: (s) => s.words.length } },
  region: (s) => s.region,
  units: (s) => s.units,
  key: (_s, id) => id,
};
export const open: Decide<{ units: string[] }, Note, NoteFact> = ({ units }, state, { actor }) =>
  state.region ? [] : [{ type: 'note.opened.v1', data: { region: actor.region, units } }];
export const add: Decide<{ word: string }, Note, NoteFact> = ({ word }, state) => {
  if (!state.region) throw new Refusal('note.not-open');
  if (state.words.includes('end')) throw new Refusal('note.ended');
  return state.words.includes(word) ? [] : [{ type: 'note.added.v1', data: { word } }];
};
/** Another aggregate of the same service, which may bear a note's id. */
export const label: Aggregate<Note, NoteFact> = { ...note, name: 'label' };
export const labelStore: Store<Note> = { ...store, table: 'proof.label' };
const aggregateTable = (table: string): string[] => [
  `create table ${table} (${aggregateColumns}, words int not null)`,
  ...regionTable(table),
];
export const migrations = [
  { id: '0001-note', up: [...aggregateTable('proof.note'), ...aggregateTable('proof.label')] },
];
export const actor = (region = '990121'): Actor => ({ id: randomUUID(), name: '尤芷', roles: [], units: [], region });
export const NOW = '2026-03-02T01:00:00.000Z';

export const everything = { scope: 'all' } as const;
export const desk = (region = '990121') => ({ scope: 'region', region }) as const;

export const request = <C>(id: string, command: C, rest: Partial<CommandRequest<C>> = {}): CommandRequest<C> => ({
  aggregateId: id,
  commandId: randomUUID(),
  command,
  actor: actor(),
  scope: desk(),
  now: NOW,
  creates: false,
  ...rest,
});

type Line = Entry & { hash: string };

/** A database with the note's service, connected as that service's role. */
export const proofService = async () => {
  const test = await testDatabase();
  await migrate(test.url, 'proof', migrations);
  const wide = { url: serviceUrl(test.url, seeingAll('proof')) };
  const db = await Database.open({ url: serviceUrl(test.url, 'proof'), everything: wide });
  let woken = 0;
  const another = () =>
    new WritePath(
      db,
      'proof',
      () => ({ version: 'v1' }),
      () => void (woken += 1),
    );
  const path = another();
  return {
    url: test.url,
    db,
    path,
    /** a second process: it shares nothing with the first but the database */
    another,
    woken: () => woken,
    opened: async (units: string[] = [], region = '990121'): Promise<string> => {
      const id = randomUUID();
      const rest = { creates: true, actor: actor(region), scope: desk(region) };
      await path.handle(note, store, open, request(id, { units }, rest));
      return id;
    },
    journalOf: (id: string): Promise<Line[]> =>
      db.query<Line>(
        everything,
        'select stream, version, type, region, data, meta, hash from proof.journal where stream = $1 order by version',
        [id],
      ),
    close: async (): Promise<void> => {
      await db.close();
      await test.drop();
    },
  };
};
export type ProofService = Awaited<ReturnType<typeof proofService>>;
