export { isAway } from './away';
export { Database, type Tx } from './database';
export { Ear } from './ear';
export { type DatabaseTime, databaseTime } from './database-time';
export { type EmbeddedPostgres, endEmbeddedLeftover, startEmbeddedPostgres } from './embedded';
export { CannotStart } from './embedded-programs';
export { canonical, chained, type Entry, firstBroken, sm3 } from './journal';
export { migrate, type Migration, NewerDatabase, serviceUrl } from './migrate';
export {
  namedPersonsOnly,
  namedPersonsToo,
  ofNamedPersons,
  regionTable,
  restrictedByMatter,
  restrictedByRegion,
  restrictedMatters,
  seeingAll,
} from './region-table';
export { type Scope } from './scope';
export { checkServer, noConnectionLeft } from './server-check';
export { aggregateColumns, type Column, type Store } from './store';
export { type CommandRequest, type Handled, type Lookup, NotFound, WritePath } from './write-path';
