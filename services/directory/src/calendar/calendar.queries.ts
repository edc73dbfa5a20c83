import { Controller, Get, Inject } from '@nestjs/common';
import { localDay, stateCouncilCalendar, statutoryDays } from '@duban/calendar';
import { type CalendarsView, type CalendarView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type WorkCalendar } from './calendar';

type Kept = Exclude<WorkCalendar, { status: 'NONE' }>;

@ApiTags('组织机构')
@Controller('api/calendars')
export class CalendarQueries {
  constructor(@Inject(envToken('directory')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '本地区的工作日历:各年所用的表、未公布的年份、草稿' })
  async calendars(@CurrentActor() { region }: Actor): Promise<CalendarsView> {
    const rows = await this.env.db.query<{ id: string; state: Kept }>(
      { scope: 'region', region },
      'select id, state from directory.calendar where region = $1 order by serial desc nulls last, id',
      [region],
    );
    const kept = rows.map(({ id, state }) => viewOf(id, state));
    const published = kept.filter(({ status }) => status === 'PUBLISHED');
    const nextYear = Number(localDay(this.env.clock.now()).slice(0, 4)) + 1;
    const years = new Set([
      ...Object.keys(stateCouncilCalendar.years).map(Number),
      nextYear,
      ...published.map((p) => p.year),
    ]);
    return {
      version: published[0]?.version ?? stateCouncilCalendar.version,
      years: [...years].sort((a, b) => b - a).map((year) => published.find((p) => p.year === year) ?? shipped(year)),
      drafts: kept.filter(({ status }) => status === 'DRAFTED'),
    };
  }
}

const viewOf = (id: string, state: Kept): CalendarView => {
  const { status, year, source, off, work, localWork, by, at } = state;
  const version = state.status === 'PUBLISHED' ? state.version : null;
  return { id, status, year, source, off, work, localWork, by, at, version };
};

const shipped = (year: number): CalendarView => {
  const table = stateCouncilCalendar.years[year];
  const nobody = { id: null, year, source: null, by: null, at: null };
  return table
    ? { ...nobody, status: 'BUILT_IN', version: stateCouncilCalendar.version, ...copied(table) }
    : { ...nobody, status: 'UNPUBLISHED', version: null, off: [...statutoryDays(year)], work: [], localWork: [] };
};
const copied = (table: Record<'off' | 'work' | 'localWork', readonly string[]>) => ({
  off: [...table.off],
  work: [...table.work],
  localWork: [...table.localWork],
});
