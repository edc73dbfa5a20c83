import { AsyncLocalStorage } from 'node:async_hooks';
import { Database, WritePath } from '@duban/persistence';

/*
 * In a spec, whoever holds a transaction and asks for a second connection of the same pool is told so at once. On a quiet
 * machine it would get one; under load all who hold one wait for each other, until their patience is over. Commands of
 * listeners are the exception: for them a service has more connections than its consumers can hold (`CONSUMING`).
 */
type Held = { readonly database: Database; over: boolean };
const held = new AsyncLocalStorage<readonly Held[]>();
const refuseSecond = (database: Database): void => {
  if (held.getStore()?.some((one) => one.database === database && !one.over))
    throw new Error('A transaction asked for a second connection of its pool');
};
const { transaction, together } = Database.prototype;
const { handle } = WritePath.prototype;

Database.prototype.transaction = async function (this: Database, ...[scope, work]: Parameters<typeof transaction>) {
  refuseSecond(this);
  const mine: Held = { database: this, over: false };
  try {
    return await transaction.call(this, scope, (tx) => held.run([...(held.getStore() ?? []), mine], () => work(tx)));
  } finally {
    mine.over = true;
  }
} as typeof transaction;
Database.prototype.together = function (this: Database, ...asked: Parameters<typeof together>) {
  refuseSecond(this);
  return together.apply(this, asked);
} as typeof together;
WritePath.prototype.handle = function (this: WritePath, ...asked: unknown[]) {
  return held.exit(() => Reflect.apply(handle, this, asked));
} as typeof handle;
