export { Database, type Tx } from './database';
export { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded';
export { CannotStart } from './embedded-programs';
export { canonical, chained, type Entry, firstBroken, sm3 } from './journal';
export { migrate, type Migration, NewerDatabase, serviceUrl } from './migrate';
export { namedPersonsOnly, regionTable, restrictedByMatter, restrictedMatters } from './region-table';
export { type Scope } from './scope';
export { aggregateColumns, type Column, type Store } from './store';
export { type CommandRequest, type Handled, type Lookup, NotFound, WritePath } from './write-path';
