import { randomUUID } from 'node:crypto';
import { type FactData, type FiguresView, type LedgerRow, type Page, type TimelineEntry } from '@duban/contracts';
import excel from 'exceljs';
import { person, runReporting } from './running.samples';

const units = {
  water: { id: 'water', name: '水利局' },
  town: { id: 'town', name: '柳汀镇' },
  roads: { id: 'roads', name: '交通局' },
};
const desk = person('苗晓岚', ['SUPERVISOR']);
const water = person('蒲泽', ['LIAISON'], ['water']);
const roads = person('邝野', ['LIAISON'], ['roads']);
const town = person('芮汀', ['LIAISON'], ['town']);
const MORNING = '2026-03-02T01:00:00.000Z';
const DUE = '2026-03-23T15:59:59.000Z';
const LATER = '2026-03-26T15:59:59.000Z';

let reporting: Awaited<ReturnType<typeof runReporting>>;
beforeAll(async () => {
  reporting = await runReporting();
});
afterAll(() => reporting.close());

type Issued = FactData<'assignment.issued.v1'>;
const issue = async (matter: string, role: Issued['role'], unit: keyof typeof units, more: Partial<Issued> = {}) => {
  const stream = randomUUID();
  const leader = { water, roads, town }[unit];
  const times = { issuedAt: MORNING, dueAt: DUE, acknowledgeDueAt: MORNING };
  await reporting.fact(
    'assignment.issued.v1',
    { matter, stream },
    { role, unit: units[unit], responsibleLeader: { id: leader.id, name: leader.name }, ...times, ...more },
  );
  return stream;
};
const registered = async (): Promise<string> => {
  reporting.setNow(MORNING);
  const matter = randomUUID();
  await reporting.fact('matter.registered.v1', { matter });
  await reporting.fact('matter.assigned.v1', { matter }, { units: [units.water, units.town], dueAt: DUE });
  return matter;
};
const row = async (matter: string): Promise<LedgerRow | undefined> =>
  (await reporting.get<Page<LedgerRow>>('/api/ledger', desk)).body.items.find(({ matterId }) => matterId === matter);
const timeline = async (matter: string, by: typeof desk): Promise<string[]> =>
  (await reporting.get<TimelineEntry[]>(`/api/timeline?matterId=${matter}`, by)).body.map(({ type }) => type);
const mine = async (by: typeof desk): Promise<string[]> =>
  (await reporting.get<Page<LedgerRow>>('/api/ledger?view=mine', by)).body.items.map(({ matterId }) => matterId);

describe('改办', () => {
  it('原单位不再计为主办, 时限、应办、我的都归新单位; 原单位仍查得到经过', async () => {
    const matter = await registered();
    const old = await issue(matter, 'LEAD', 'water');
    await issue(matter, 'CO', 'town');
    await reporting.settled();
    expect(await row(matter)).toMatchObject({ leadUnits: '水利局', coUnits: '柳汀镇', dueAt: DUE, returningUnits: 0 });
    expect(await mine(water)).toEqual([matter]);
    await reporting.fact('assignment.return-requested.v1', { matter, stream: old }, { nth: 1 });
    await reporting.settled();
    expect(await row(matter)).toMatchObject({ leadUnits: '水利局', returningUnits: 0 });
    await reporting.fact('assignment.return-signed.v1', { matter, stream: old }, { agree: true });
    await reporting.fact('assignment.return-decided.v1', { matter, stream: old });
    await issue(matter, 'LEAD', 'roads', { dueAt: LATER, replaces: old });
    await reporting.settled();
    expect(await row(matter)).toMatchObject({
      leadUnits: '交通局',
      responsibleLeaders: '邝野',
      coUnits: '柳汀镇',
      dueAt: LATER,
      returningUnits: 1,
    });
    const figures = (await reporting.get<FiguresView>('/api/figures?months=1', desk)).body;
    expect(figures.units.map(({ name, issued }) => [name, issued])).toEqual(
      expect.arrayContaining([
        ['交通局', 1],
        ['柳汀镇', 1],
      ]),
    );
    expect(figures.units.find(({ name }) => name === '水利局')).toBeUndefined();
    expect(await mine(water)).toEqual([]);
    expect(await mine(roads)).toEqual([matter]);
    expect(await timeline(matter, water)).toEqual(expect.arrayContaining(['assignment.return-decided.v1']));
  });

  it('SP-4 协调的经过本单位看得到, 别的单位看不到; 调整后按新时限', async () => {
    const matter = await registered();
    const lead = await issue(matter, 'LEAD', 'water');
    await issue(matter, 'CO', 'town');
    const stream = randomUUID();
    await reporting.fact('coordination.requested.v1', { matter, stream }, { assignmentId: lead, unit: units.water });
    await reporting.fact('coordination.resolved.v1', { matter, stream }, { assignmentId: lead });
    await reporting.fact('assignment.coordinated.v1', { matter, stream: lead }, { dueAt: LATER, next: null });
    await reporting.settled();
    expect(await row(matter)).toMatchObject({ leadUnits: '水利局', dueAt: LATER });
    const seen = ['coordination.requested.v1', 'coordination.resolved.v1', 'assignment.coordinated.v1'];
    expect(await timeline(matter, water)).toEqual(expect.arrayContaining(seen));
    for (const type of seen) expect(await timeline(matter, town)).not.toContain(type);
  });
});

describe('再分解', () => {
  it('不列为事项的协办; 上一级单位看得到经过, 进展模板只列自己的任务', async () => {
    const matter = await registered();
    const lead = await issue(matter, 'LEAD', 'water', { assignmentNo: '清督〔2026〕PB-0009-01' });
    const parent = { assignmentId: lead, unit: units.water };
    const part = await issue(matter, 'CO', 'roads', { parent, assignmentNo: '清督〔2026〕PB-0009-02' });
    for (const stream of [lead, part])
      await reporting.fact('assignment.acknowledged.v1', { matter, stream }, { late: false });
    await reporting.settled();
    expect(await row(matter)).toMatchObject({ leadUnits: '水利局', coUnits: '' });
    const acknowledged = (await timeline(matter, water)).filter((type) => type === 'assignment.acknowledged.v1');
    expect(acknowledged).toHaveLength(2);
    expect((await timeline(matter, roads)).filter((type) => type === 'assignment.issued.v1')).toHaveLength(1);
    const book = new excel.Workbook();
    await book.xlsx.load((await reporting.bytes('/api/progress-template.xlsx', water)) as never);
    const numbers = book.worksheets[0]?.getColumn(1).values;
    expect(numbers).toContain('清督〔2026〕PB-0009-01');
    expect(numbers).not.toContain('清督〔2026〕PB-0009-02');
  });
});

describe('事实比它的事项先到', () => {
  it('等到事项进了台账再记:台账、时间线、与我有关都有它,各单位看到的也一样', async () => {
    const seen = async (matter: string) => ({
      row: { ...(await row(matter)), matterId: '', registerNo: '' },
      forDesk: (await timeline(matter, desk)).sort(),
      forWater: (await timeline(matter, water)).sort(),
      isMine: (await mine(water)).includes(matter),
    });
    const usual = await registered();
    await issue(usual, 'LEAD', 'water', { dueAt: LATER });
    const early = randomUUID();
    await issue(early, 'LEAD', 'water', { dueAt: LATER });
    await reporting.fact('matter.registered.v1', { matter: early });
    await reporting.fact('matter.assigned.v1', { matter: early }, { units: [units.water, units.town], dueAt: DUE });
    await reporting.settled();
    expect(await seen(early)).toEqual(await seen(usual));
    expect((await seen(early)).forWater).toContain('assignment.issued.v1');
  });
});
