import { randomUUID } from 'node:crypto';
import { type LedgerRow, type Page } from '@duban/contracts';
import { person, REGION, runReporting } from '../running.samples';

const desk = person('苗晓岚', ['SUPERVISOR']);
const by = { id: desk.id, name: desk.name };
let reporting: Awaited<ReturnType<typeof runReporting>>;
beforeAll(async () => {
  reporting = await runReporting();
});
afterAll(() => reporting.close());

it('I-21 时限重算后, 台账的时限和黄灯随之改变', async () => {
  const matter = randomUUID();
  const stream = randomUUID();
  const previousDueAt = '2026-01-16T15:59:59.000Z';
  const dueAt = '2026-01-23T15:59:59.000Z';
  const unit = { id: 'culture', name: '文旅局' };
  reporting.setNow('2026-01-05T01:00:00.000Z');
  await reporting.fact('matter.registered.v1', { matter }, { title: '古驿道遗存保护', region: REGION, by });
  await reporting.fact('matter.assigned.v1', { matter }, { units: [unit], dueAt: previousDueAt, by });
  await reporting.fact(
    'assignment.issued.v1',
    { matter, stream },
    {
      unit,
      role: 'LEAD',
      issuedAt: '2026-01-05T01:00:00.000Z',
      acknowledgeDueAt: previousDueAt,
      dueAt: previousDueAt,
      region: REGION,
      by,
    },
  );
  reporting.setNow('2026-01-06T01:00:00.000Z');
  await reporting.fact('assignment.progress-reported.v1', { matter, stream }, { percent: 80, by });
  await reporting.settled();
  reporting.setNow('2026-01-14T01:00:00.000Z');
  const rows = async (): Promise<LedgerRow[]> => (await reporting.get<Page<LedgerRow>>('/api/ledger', desk)).body.items;
  expect(await rows()).toMatchObject([{ light: 'YELLOW', dueAt: previousDueAt }]);
  const counted = { acknowledgeDueAt: dueAt, provisional: false, calendarVersion: '第1版·2026年' };
  await reporting.fact(
    'assignment.recounted.v1',
    { matter, stream },
    { ...counted, reason: 'CALENDAR', dueAt, previousDueAt, by },
  );
  await reporting.settled();
  expect(await rows()).toMatchObject([{ light: 'GREEN', dueAt }]);
});
