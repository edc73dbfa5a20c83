import { localDay } from '@duban/calendar';
import { type FactData } from '@duban/contracts';
import { type Actor, type OnBehalfOf } from '@duban/kernel';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Database, type Migration, regionTable, type Tx } from '@duban/persistence';
import { type Beside } from './beside';
import { KEPT, refreshing } from './refreshing';
import { type BackgroundWork, type Clock } from './service';

type Granted = FactData<'delegation.granted.v1'>;
type Kept = Readonly<{ id: string; granted: Granted; ended: boolean }>;

/** Every service keeps the delegations, so that it asks nobody who may act for whom. */
export const delegationsTable = (schema: string): Migration => ({
  id: 'acting-delegation',
  up: [
    `create table ${schema}.acting_delegation (id uuid primary key, region text not null, granted jsonb not null,
      ended boolean not null default false)`,
    ...regionTable(`${schema}.acting_delegation`, { grants: 'select, insert, update', units: false }),
  ],
});

/**
 * 代理 (domain 4.5, 8.5): a person who holds another's position by delegation has its roles while the period runs. It is
 * added to the session at every request, so a delegation that begins, runs out or is ended counts for open sessions too.
 */
export class Delegations {
  private readonly known = new Map<string, Kept>();

  constructor(
    private readonly db: Database,
    private readonly schema: string,
    private readonly beside: Beside,
    private readonly clock: Clock,
  ) {}

  /** The actor with the roles exercised for others now. Who has no position of their own (口令须修改) has none of others. */
  acting(actor: Actor): Actor {
    if (actor.roles.length === 0 || this.known.size === 0) return actor;
    const today = localDay(this.clock.now());
    const onBehalfOf = [...this.known.values()].flatMap(({ id, granted, ended }): OnBehalfOf[] => {
      const { from, to, roles, region, fromOn, untilOn } = granted;
      if (ended || to.id !== actor.id || region !== actor.region || today < fromOn || today > untilOn) return [];
      return roles
        .filter((role) => !actor.roles.includes(role))
        .map((role) => ({ role, id: from.id, name: from.name, delegation: id }));
    });
    if (onBehalfOf.length === 0) return actor;
    return { ...actor, roles: [...new Set([...actor.roles, ...onBehalfOf.map(({ role }) => role)])], onBehalfOf };
  }

  /** Facts of delegations are kept beside what the service itself listens to. */
  listener(own: FactHandlers): FactHandlers {
    return {
      ...own,
      'delegation.granted.v1': async (fact: Envelope, tx: Tx) => {
        const granted = fact.data as Granted;
        await tx.query(
          `insert into ${this.schema}.acting_delegation (id, region, granted) values ($1, $2, $3) on conflict do nothing`,
          [fact.subject, fact.tenant, JSON.stringify(granted)],
        );
        await this.beside.tellWith(tx, KEPT);
        this.keep({ id: fact.subject, granted, ended: false });
        await own[fact.type]?.(fact, tx);
      },
      'delegation.ended.v1': async (fact: Envelope, tx: Tx) => {
        const [row] = await tx.query<Kept>(
          `update ${this.schema}.acting_delegation set ended = true where id = $1 returning id, granted, ended`,
          [fact.subject],
        );
        await this.beside.tellWith(tx, KEPT);
        if (row) this.keep(row);
        await own[fact.type]?.(fact, tx);
      },
    };
  }

  open(): Promise<BackgroundWork> {
    return refreshing(async () => {
      const rows = await this.db.query<Kept>(
        { scope: 'all' },
        `select id, granted, ended from ${this.schema}.acting_delegation where granted ->> 'untilOn' >= $1`,
        [localDay(this.clock.now())],
      );
      for (const row of rows) this.keep(row);
    }, this.beside);
  }

  /** What is ended stays ended: a row may have been read before its end was written. */
  private keep(row: Kept): void {
    this.known.set(row.id, { ...row, ended: row.ended || (this.known.get(row.id)?.ended ?? false) });
  }
}
