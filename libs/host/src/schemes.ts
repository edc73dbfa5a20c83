import { localDay } from '@duban/calendar';
import { type FactData, type Policy } from '@duban/contracts';
import { Conflict } from '@duban/kernel';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Database, type Migration, regionTable, type Tx } from '@duban/persistence';
import { type Beside } from './beside';
import { KEPT, refreshing } from './refreshing';
import { type BackgroundWork, type Clock } from './service';

type Published = Readonly<{ region: string; at: string; policy: Policy }>;

/** Every service keeps the schemes that were published, so that it needs nobody to know them after a restart. */
export const schemesTable = (schema: string): Migration => ({
  id: 'published-scheme',
  up: [
    `create table ${schema}.published_scheme (region text not null, version text not null, at timestamptz not null,
      policy jsonb not null, primary key (region, version))`,
    ...regionTable(`${schema}.published_scheme`, { grants: 'select, insert', units: false }),
  ],
});

/** 制度方案 of all regions as one service knows them: in memory, so that a decision waits for nothing. */
export class Schemes {
  private readonly published = new Map<string, Published>();

  constructor(
    private readonly db: Database,
    private readonly schema: string,
    private readonly beside: Beside,
    private readonly builtIn: (region: string) => Policy,
    private readonly clock: Clock,
  ) {}

  /** The scheme in force in the region now, or the version that something began under and keeps (domain 8.7). */
  readonly policyFor = (region: string, version?: string): Policy => {
    const first = this.builtIn(region);
    if (version === undefined) return this.inForce(region) ?? first;
    const kept = this.published.get(`${region}/${version}`)?.policy;
    if (kept) return kept;
    if (version === first.version) return first;
    // Another service has heard of it earlier: whoever asks tries again.
    throw new Conflict(`the scheme ${version} of ${region} is not known here yet`);
  };

  /** Facts of published schemes are kept beside what the service itself listens to. */
  listener(own: FactHandlers): FactHandlers {
    return {
      ...own,
      'scheme.published.v1': async (fact: Envelope, tx: Tx) => {
        const { policy, region, at } = fact.data as FactData<'scheme.published.v1'>;
        await tx.query(
          `insert into ${this.schema}.published_scheme (region, version, at, policy) values ($1, $2, $3, $4)
           on conflict do nothing`,
          [region, policy.version, at, JSON.stringify(policy)],
        );
        await this.beside.tellWith(tx, KEPT);
        this.keep({ region, at, policy });
        await own['scheme.published.v1']?.(fact, tx);
      },
    };
  }

  open(): Promise<BackgroundWork> {
    return refreshing(() => this.refresh(), this.beside);
  }

  private async refresh(): Promise<void> {
    const rows = await this.db.query<Published>(
      { scope: 'all' },
      `select region, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, policy
       from ${this.schema}.published_scheme`,
    );
    for (const row of rows) this.keep(row);
  }

  private keep(one: Published): void {
    this.published.set(`${one.region}/${one.policy.version}`, one);
  }

  /** The latest to take effect; of one day the one that was published last. */
  private inForce(region: string): Policy | undefined {
    const today = localDay(this.clock.now());
    let best: Published | undefined;
    for (const one of this.published.values()) {
      if (one.region !== region || one.policy.effectiveFrom > today) continue;
      const later = (other: Published): number =>
        one.policy.effectiveFrom.localeCompare(other.policy.effectiveFrom) || one.at.localeCompare(other.at);
      if (!best || later(best) > 0) best = one;
    }
    return best?.policy;
  }
}
