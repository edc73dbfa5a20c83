import { type Tx, type Database } from '@duban/persistence';

type Values = readonly unknown[];
/** What becomes of a statement before it is sent. */
export type Edit = (sql: string, values: Values) => readonly [sql: string, values: Values];

/** A connection that sends other statements than it was given. */
export const editing =
  (edit: Edit) =>
  (db: Database): Database => {
    const edited = (tx: Tx): Tx => ({
      query: (sql, values = []) => tx.query(...edit(sql, values)),
      everywhere: (sql, values = []) => tx.everywhere(...edit(sql, values)),
      write: (sql, values) => tx.write(...edit(sql, values)),
    });
    const own: Partial<Database> = {
      query: (scope, sql, values = []) => db.query(scope, ...edit(sql, values)),
      together: (scope, statements) =>
        db.together(
          scope,
          statements.map(([sql, values]) => edit(sql, values)),
        ),
      transaction: (scope, work) => db.transaction(scope, (tx) => work(edited(tx))),
      close: () => db.close(),
    };
    return own as Database;
  };

/** A statement with a part of it replaced, which must be there: a mutant that changes nothing proves nothing. */
export const replacing = (part: string | RegExp, by: string) => {
  let used = 0;
  const edit: Edit = (sql, values) => {
    const changed = sql.replace(part, by);
    if (changed !== sql) used += 1;
    return [changed, values];
  };
  return { edit, used: () => used };
};
