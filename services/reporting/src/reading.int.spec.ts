import { randomUUID } from 'node:crypto';
import { type FiguresView, type LedgerRow, type OverviewView, type Page, type SearchHit } from '@duban/contracts';
import { NOW } from '@duban/testing';
import { person, REGION, runReporting } from './running.samples';

const desk = person('苗晓岚', ['SUPERVISOR']);
const leader = person('闻若川', ['GOV_HEAD'], ['gov']);
const water = person('江若水', ['LIAISON', 'HANDLER'], ['water']);
const police = person('高巡', ['LIAISON', 'HANDLER'], ['police']);
const elsewhere = person('外县督查员', ['SUPERVISOR'], ['office'], '990122');
const admin = person('系统管理员', ['SYSTEM_ADMIN'], ['platform']);
const named = ({ id, name }: { id: string; name: string }) => ({ id, name });

let reporting: Awaited<ReturnType<typeof runReporting>>;
beforeAll(async () => {
  reporting = await runReporting();
});
afterAll(() => reporting.close());

type Given = { title: string; text: string; unit?: { id: string; name: string }; dueAt?: string; at: string };
const instruction = (text: string) => ({
  leader: named(leader),
  post: '县长',
  level: 'LOCAL' as const,
  on: '2026-02-01',
  text,
  subject: 'OTHER' as const,
});
const matter = async ({ title, text, unit, dueAt, at }: Given): Promise<{ id: string; assignment: string }> => {
  const id = randomUUID();
  const assignment = randomUUID();
  const by = named(desk);
  reporting.setNow(at);
  await reporting.fact(
    'matter.registered.v1',
    { matter: id },
    { title, instruction: instruction(text), source: { ...source, title: `${title}的报告` }, region: REGION, by },
  );
  if (unit && dueAt) {
    await reporting.fact('matter.assigned.v1', { matter: id }, { units: [unit], dueAt, by });
    const line = { unit, responsibleLeader: { id: 'head', name: '蒲泽' }, handler: named(water) };
    const times = { issuedAt: at, acknowledgeDueAt: dueAt, dueAt };
    await reporting.fact(
      'assignment.issued.v1',
      { matter: id, stream: assignment },
      { ...line, ...times, role: 'LEAD', title, assignmentNo: `号-${title}`, region: REGION, by },
    );
  }
  await reporting.settled();
  return { id, assignment };
};
const source = { type: 'INSTRUCTION' as const, receivedOn: '2026-02-01' };
const waterUnit = { id: 'water', name: '清槐县水利局' };
const policeUnit = { id: 'police', name: '清槐县公安局' };
const titles = async (query: string, actor = desk): Promise<string[]> =>
  (await reporting.get<Page<LedgerRow>>(`/api/ledger?${query}`, actor)).body.items.map((row) => row.title);
const found = async (text: string, actor = desk): Promise<SearchHit[]> =>
  (await reporting.get<Page<SearchHit>>(`/api/search?text=${encodeURIComponent(text)}`, actor)).body.items;

describe('名单与检索', () => {
  let supply: { id: string; assignment: string };
  beforeAll(async () => {
    supply = await matter({
      title: '鹭洲村饮水工程断供',
      text: '请水利局立即查清断供原因',
      unit: waterUnit,
      dueAt: '2026-02-20T15:59:59.000Z',
      at: '2026-02-10T01:00:00.000Z',
    });
    await matter({
      title: '新槐路学校周边拥堵',
      text: '请公安局拿出治理措施',
      unit: policeUnit,
      dueAt: '2026-03-06T15:59:59.000Z',
      at: '2026-02-11T01:00:00.000Z',
    });
    await matter({ title: '秋粮收购资金', text: '了解资金到位情况', at: '2026-02-12T01:00:00.000Z' });
    const by = named(water);
    await reporting.fact(
      'assignment.acknowledged.v1',
      { matter: supply.id, stream: supply.assignment },
      { handler: by, late: false, by },
    );
    await reporting.fact(
      'assignment.progress-reported.v1',
      { matter: supply.id, stream: supply.assignment },
      { deployment: '已召开会议', actions: '更换主管网', progress: '总体过半', percent: 60, by },
    );
    reporting.setNow('2026-03-02T01:00:00.000Z');
    await reporting.settled();
  });

  it('两个字的词在标题、批示、进展里都检索得到,并标出命中处', async () => {
    const [hit] = await found('饮水');
    expect(hit?.title).toBe('鹭洲村饮水工程断供');
    expect(hit?.found[0]?.pieces.filter((piece) => piece.hit)).toEqual([{ text: '饮水', hit: true }]);
    expect((await found('主管网 断供')).map((row) => row.found.map((f) => f.kind))).toEqual([['事项', '批示', '进展']]);
    expect(await found('饮水 公安')).toEqual([]);
  });

  it('不足两个字的词不检索,并说明', async () => {
    const { status, body } = await reporting.get<{ errors: unknown }>('/api/search?text=水', desk);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('检索词至少两个字');
  });

  it('I-20 单位只检索到本单位的任务,别的地区与三员什么也看不到', async () => {
    expect((await found('主管网', water)).length).toBe(1);
    for (const stranger of [police, elsewhere, admin]) {
      expect(await found('主管网', stranger)).toEqual([]);
      expect(await found('饮水', stranger)).toEqual([]);
    }
    expect(await titles('', police)).toEqual(['新槐路学校周边拥堵']);
    const { body } = await reporting.get<OverviewView>('/api/overview', elsewhere);
    expect(body).toMatchObject({ open: 0, overdue: 0 });
  });

  it('我的、本单位、与我有关', async () => {
    expect(await titles('view=mine', leader)).toHaveLength(3);
    expect(await titles('view=mine', water)).toEqual(['鹭洲村饮水工程断供']);
    expect(await titles('view=unit', police)).toEqual(['新槐路学校周边拥堵']);
    expect(await titles('view=mine')).toEqual([]);
    expect(await titles('view=related')).toHaveLength(3);
  });

  it('逾期与本周到期按到期先后', async () => {
    expect(await titles('due=overdue')).toEqual(['鹭洲村饮水工程断供']);
    expect(await titles('due=week')).toEqual(['新槐路学校周边拥堵']);
  });

  it('按单位、领导、灯、日期筛选', async () => {
    expect(await titles('unit=water')).toEqual(['鹭洲村饮水工程断供']);
    expect(await titles(`leader=${encodeURIComponent('闻若川')}`)).toHaveLength(3);
    expect(await titles('light=RED')).toEqual(['鹭洲村饮水工程断供']);
    expect(await titles('from=2026-02-11&to=2026-02-11')).toEqual(['新槐路学校周边拥堵']);
    expect(await titles('text=' + encodeURIComponent('拥堵'))).toEqual(['新槐路学校周边拥堵']);
  });

  it('逐页翻到底,不重不漏;页码不对时说明', async () => {
    const seen: string[] = [];
    for (let after = ''; ;) {
      const { body } = await reporting.get<Page<LedgerRow>>(`/api/ledger?limit=1&after=${after}`, desk);
      seen.push(...body.items.map((row) => row.title));
      if (!body.next) break;
      after = body.next;
    }
    expect(seen).toEqual(['秋粮收购资金', '新槐路学校周边拥堵', '鹭洲村饮水工程断供']);
    expect((await reporting.get('/api/ledger?after=xx', desk)).status).toBe(400);
  });

  it('R-550 应办、按时、签收及时按任务计;单位只看到本单位', async () => {
    const { body } = await reporting.get<FiguresView>('/api/figures?months=2', desk);
    expect(body.units.find((unit) => unit.unit === 'water')).toMatchObject({
      due: 1,
      done: 0,
      issued: 1,
      acknowledgedInTime: 1,
    });
    expect(body.months).toEqual([
      { month: '2026-02', issued: 2, done: 0 },
      { month: '2026-03', issued: 0, done: 0 },
    ]);
    const own = await reporting.get<FiguresView>('/api/figures?months=2', police);
    expect(own.body.units.map((unit) => unit.unit)).toEqual(['police']);
  });

  it('I-12 满意率: 每件以最后一次回访为准, 未反馈不算满意', async () => {
    const ids = await Promise.all(['甲', '乙', '丙'].map((title) => matter({ title, text: '办', at: NOW })));
    const answers = [
      [0, 'DISSATISFIED'],
      [0, 'SATISFIED'],
      [1, 'BASICALLY'],
      [2, 'NO_REPLY'],
    ] as const;
    for (const [i, satisfaction] of answers) {
      reporting.setNow(
        new Date(Date.parse(NOW) + 60_000 * (answers.findIndex((a) => a[1] === satisfaction) + 1)).toISOString(),
      );
      await reporting.fact('matter.satisfaction-recorded.v1', { matter: ids[i]?.id ?? '' }, { satisfaction });
    }
    await reporting.settled();
    const { body } = await reporting.get<FiguresView>('/api/figures?months=2', desk);
    expect(body.satisfaction).toEqual({ satisfied: 1, basically: 1, dissatisfied: 0, noReply: 1 });
  });
});
