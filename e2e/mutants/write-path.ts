import { mutantsOf } from './mutant';

const specs = ['write-path.int', 'row-level-security.int', 'persistence/src/restricted.int', 'host/src/host.int'];
const flush = 'libs/persistence/src/flush.ts';
const path = 'libs/persistence/src/write-path.ts';
const journal = 'libs/persistence/src/journal.ts';
const tables = 'libs/persistence/src/region-table.ts';

/** The write path: what a command leaves, exactly once or not at all. */
export const writePath = mutantsOf({ part: '写路径', specs }, [
  // The version alone is not the only guard: journal lines are unique by version. Who loses must hear of it as a conflict.
  { id: 'conflict-is-an-error', file: path, from: 'else if (isTaken(error)) batch[0]?.done(false);', to: '' },
  {
    id: 'row-without-journal',
    file: flush,
    from: 'key, region, data, meta, hash, at from numbered)',
    to: 'key, region, data, meta, hash, at from numbered where version = 1)',
  },
  {
    id: 'journal-without-outbox',
    file: flush,
    from: 'select position from numbered)',
    to: 'select position from numbered where version = 1)',
  },
  { id: 'idempotency-forgotten', file: path, from: 'if (!prior) return loaded;', to: 'return loaded;' },
  {
    id: 'idempotency-forgotten-under-lock',
    file: path,
    from: '        if (prior)\n',
    to: '        if (prior && false)\n',
  },
  {
    id: 'other-words-same-key',
    file: path,
    from: 'if (prior.request_hash !== requestHashOf(noun, request.aggregateId, request.command))',
    to: 'if (false)',
  },
  {
    id: 'key-shared-by-aggregates',
    file: flush,
    from: '`${noun}/${aggregateId}${JSON.stringify(command)}`',
    to: 'JSON.stringify(command)',
  },
  { id: 'lines-not-chained', file: flush, from: 'head = sm3(head + text);', to: 'head = sm3(text);' },
  {
    id: 'hash-of-the-end',
    file: journal,
    from: "hash('sm3', text, 'hex')",
    to: "hash('sm3', text.slice(-90), 'hex')",
  },
  {
    id: 'tail-may-be-cut',
    file: journal,
    from: 'return head !== undefined && head !== last ? rows.length + 1 : undefined;',
    to: 'return undefined;',
  },
  {
    id: 'missing-row-made',
    file: path,
    from: 'if (!guess && loaded.version === 0 && !request.creates) throw new NotFound(store.table);',
    to: '',
  },
  {
    id: 'neighbours-fail-too',
    file: path,
    from: 'for (const one of batch) (await this.flushTogether([one], store))();',
    to: 'for (const one of batch) one.failed(error);',
  },
  { id: 'stale-row-refuses', file: path, from: 'if (!guess) throw error;', to: 'throw error;' },
  {
    id: 'look-up-without-lock',
    file: 'libs/persistence/src/store.ts',
    from: '${selectRow(store.table)} for update',
    to: '${selectRow(store.table)}',
  },
  {
    id: 'unit-sees-the-region',
    file: tables,
    from: "and units && string_to_array(${setting('units')}, ','))",
    to: ')',
  },
  {
    id: 'written-into-another-region',
    file: path,
    from: "if (scope.scope !== 'all' && scope.region !== write.region)",
    to: 'if (false)',
  },
  {
    id: 'row-of-a-foreign-region',
    file: tables,
    from: 'for insert with check (${inRegion})',
    to: 'for insert with check (true)',
  },
]);
