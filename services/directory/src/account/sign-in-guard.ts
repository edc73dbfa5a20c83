import { createHash } from 'node:crypto';
import { type Database, type Tx } from '@duban/persistence';

const all = { scope: 'all' } as const;
const WINDOW = "interval '15 minutes'";
/** Failures in the window after which one waits. */
const most = { account: 8, address: 60 } as const;
type Of = keyof typeof most;

/** What people type as their account may be a password: kept is what one can only compare. */
const keyOf = (of: Of, text: string): string => createHash('sha256').update(`${of} ${text}`).digest('base64url');

/** The failure that has to grow old before another try is allowed decides how many minutes that takes. */
const waiting = `select greatest(1, ceil(extract(epoch from at + ${WINDOW} - now()) / 60))::int as minutes
  from directory.failed_sign_in where key = $1 and at > now() - ${WINDOW} order by at desc offset $2 limit 1`;
const noted = 'insert into directory.failed_sign_in (key) values ($1)';

/**
 * 登录失败锁定 (R-906, S8): bounded per account and per address, for all instances together, by the time of the database;
 * known and unknown names look alike. What is older than the window is removed.
 */
export class SignInGuard {
  constructor(private readonly db: Database) {}

  /**
   * Before the password is looked at: the try counts for the account as failed until it has succeeded, so that guesses
   * sent at once to several instances are not all tried. @returns minutes to wait; 0 when it may be tried
   */
  begin(account: string, address: string): Promise<number> {
    const key = keyOf('account', account);
    return this.db.transaction(all, async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [key]);
      const minutes = Math.max(
        await this.minutes(tx, key, most.account),
        await this.minutes(tx, keyOf('address', address), most.address),
      );
      if (minutes === 0) await tx.query(noted, [key]);
      return minutes;
    });
  }

  async failed(address: string): Promise<void> {
    await this.db.transaction(all, async (tx) => {
      await tx.query(noted, [keyOf('address', address)]);
      await tx.query(`delete from directory.failed_sign_in where at < now() - ${WINDOW}`);
    });
  }

  async succeeded(account: string): Promise<void> {
    await this.db.query(all, 'delete from directory.failed_sign_in where key = $1', [keyOf('account', account)]);
  }

  private async minutes(tx: Tx, key: string, many: number): Promise<number> {
    const [row] = await tx.query<{ minutes: number }>(waiting, [key, many - 1]);
    return row?.minutes ?? 0;
  }
}
