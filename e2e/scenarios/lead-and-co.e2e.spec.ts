import { type LedgerRow, type Page } from '@duban/contracts';
import { County } from './county';
import { drafted, yes } from './road';

let county: County;
let matter: string;
beforeAll(async () => {
  county = await County.open('2026-03-02T01:00:00.000Z');
  matter = await county.issue([
    { role: 'LEAD', unit: 'water' },
    { role: 'CO', unit: 'liuting', deadline: { unit: 'WORKDAY', amount: 3 } },
    { role: 'CO', unit: 'finance', deadline: { unit: 'WORKDAY', amount: 3 } },
  ]);
  for (const unit of ['water', 'liuting', 'finance']) await county.acknowledge(unit, matter);
});
afterAll(() => county?.close());

it('AC-7 主协办:协办意见缺一,主办不能报送;标明逾期未送后可以;协办单位自己记逾期', async () => {
  const finance = await county.assignment('finance', matter);
  await county.do('finance.handler', 'assignment.submit-opinion', finance.id, { opinion: '资金已安排', evidence: [] });
  const task = await drafted(county, 'water', matter);
  expect(await county.refused('water.head', 'assignment.sign-report', task, yes)).toMatchObject({
    code: 'assignment.opinions-missing',
    title: expect.stringContaining('柳汀镇'),
  });
  const late = await county.assignment('liuting', matter);
  const mark = { reason: '催办三次仍未报送' };
  expect(await county.refused('miaoxiaolan', 'assignment.mark-opinion-missing', late.id, mark)).toMatchObject({
    code: 'assignment.opinion-not-overdue',
  });

  await county.moveTo('2026-03-09T01:00:00.000Z');
  expect(await county.refused('water.head', 'assignment.sign-report', task, yes)).toMatchObject({
    code: 'assignment.opinions-missing',
  });
  await county.do('miaoxiaolan', 'assignment.mark-opinion-missing', late.id, mark);
  await county.do('water.head', 'assignment.sign-report', task, yes);

  const lead = await county.assignment('water', matter);
  expect(lead).toMatchObject({ status: 'SUBMITTED', overdueDays: 0 });
  expect(lead.light).not.toBe('RED');
  expect(await county.assignment('liuting', matter)).toMatchObject({
    status: 'ACKNOWLEDGED',
    light: 'RED',
    overdueDays: 2,
    opinionMissing: mark,
  });
  expect(await county.assignment('finance', matter)).toMatchObject({ status: 'ACCEPTED', overdueDays: 0 });
  const { items } = await county.get<Page<LedgerRow>>('miaoxiaolan', '/api/ledger');
  expect(items).toHaveLength(1);
});
