import { type Calendar, type CalendarYear, withYear } from '@duban/calendar';
import { type FactData } from '@duban/contracts';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Database, type Migration, regionTable, type Tx } from '@duban/persistence';
import { type Beside } from './beside';
import { KEPT, refreshing } from './refreshing';
import { type BackgroundWork } from './service';

type Published = Readonly<{ region: string; serial: number; year: number; version: string; days: CalendarYear }>;

/** Every service keeps the calendars that were published, so that it needs nobody to know them after a restart. */
export const calendarsTable = (schema: string): Migration => ({
  id: 'published-calendar',
  up: [
    `create table ${schema}.published_calendar (region text not null, serial int not null, year int not null,
      version text not null, days jsonb not null, primary key (region, serial))`,
    ...regionTable(`${schema}.published_calendar`, { grants: 'select, insert', units: false }),
  ],
});

/** 工作日历 of all regions as one service knows them: in memory, so that a count waits for nothing. */
export class Calendars {
  private readonly published = new Map<string, Published[]>();
  private readonly made = new Map<string, Calendar>();

  constructor(
    private readonly db: Database,
    private readonly schema: string,
    private readonly beside: Beside,
    private readonly base: () => Calendar,
  ) {}

  /**
   * The base with every year the region published itself, the latest of a year; named after the latest of all (I-21). Or
   * the one of an earlier version, by which something was counted.
   */
  readonly calendar = (region: string, version?: string): Calendar => {
    const key = `${region}/${version ?? ''}`;
    const known = this.made.get(key);
    if (known) return known;
    const all = this.published.get(region) ?? [];
    const until = version === undefined ? all.length : all.findIndex((one) => one.version === version) + 1;
    const calendar = all
      .slice(0, until)
      .reduce((before, one) => withYear(before, one.version, one.year, one.days), this.base());
    this.made.set(key, calendar);
    return calendar;
  };

  /** A published calendar is known before the service's own listener is told of it. */
  listener(own: FactHandlers): FactHandlers {
    return {
      ...own,
      'calendar.published.v1': async (fact: Envelope, tx: Tx) => {
        const { region, serial, year, version, off, work, localWork } = fact.data as FactData<'calendar.published.v1'>;
        const days = { off, work, localWork };
        await tx.query(
          `insert into ${this.schema}.published_calendar (region, serial, year, version, days)
           values ($1, $2, $3, $4, $5) on conflict do nothing`,
          [region, serial, year, version, JSON.stringify(days)],
        );
        await this.beside.tellWith(tx, KEPT);
        this.keep([{ region, serial, year, version, days }]);
        await own['calendar.published.v1']?.(fact, tx);
      },
    };
  }

  open(): Promise<BackgroundWork> {
    return refreshing(async () => {
      const sql = `select region, serial, year, version, days from ${this.schema}.published_calendar`;
      this.keep(await this.db.query<Published>({ scope: 'all' }, sql));
    }, this.beside);
  }

  private keep(all: readonly Published[]): void {
    for (const one of all) {
      const known = this.published.get(one.region) ?? [];
      if (known.some(({ serial }) => serial === one.serial)) continue;
      this.published.set(
        one.region,
        [...known, one].sort((a, b) => a.serial - b.serial),
      );
      this.made.clear();
    }
  }
}
