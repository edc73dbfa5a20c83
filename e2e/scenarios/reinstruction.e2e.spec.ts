import { type MatterView, type TimelineEntry } from '@duban/contracts';
import { County } from './county';
import { Office, PHONE } from './office';
import { documents, finished, presented } from './road';

const TITLE = '关于柳汀镇鹭洲村饮水工程断供问题的办理';
let county: County;
let office: Office;
let matter: string;
beforeAll(async () => {
  county = await County.open('2026-03-02T01:00:00.000Z');
  office = await Office.open('Duban@2026');
  matter = await county.issue([{ role: 'LEAD', unit: 'water' }]);
  await county.acknowledge('water', matter);
  await finished(county, 'water', matter);
  await presented(county, matter);
});
afterAll(async () => {
  await office?.close();
  await county?.close();
});

const read = async (text: string, answer: string): Promise<void> => {
  const phone = await office.sit(county.url, 'wenruochuan', PHONE);
  await phone.goto(`${county.url}/leader`);
  const reading = phone.getByRole('region', { name: `阅示:${TITLE}` });
  await reading.getByLabel('批示内容').fill(text);
  await reading.getByRole('button', { name: answer, exact: true }).click();
  await reading.waitFor({ state: 'detached' });
  await phone.close();
  await county.settled();
};
const state = (): Promise<MatterView> => county.get('miaoxiaolan', `/api/matters/${matter}`);

it('领导先记“已阅”,以后再批示:督查室看得到,专报仍等阅示', async () => {
  const phone = await office.sit(county.url, 'wenruochuan', PHONE);
  await phone.goto(`${county.url}/leader`);
  const reading = phone.getByRole('region', { name: `阅示:${TITLE}` });
  await reading.getByRole('button', { name: '已阅,以后再批示' }).click();
  await reading.getByText('已阅,还没有批示').waitFor();
  await phone.close();
  await county.settled();
  expect(await state()).toMatchObject({ status: 'FEEDBACK', reportRead: true });
});

it('AC-8 反馈与再批示:县长读专报后再批示,开始第二轮,前一轮都在;再次呈报后同意办结', async () => {
  expect(await state()).toMatchObject({ status: 'FEEDBACK', round: 1 });
  await read('请举一反三,把全县同类管网查一遍,再报。', '再批示');
  expect(await state()).toMatchObject({ round: 2 });

  await county.awaits('miaoxiaolan', 'notice.draft', matter);
  await county.do('miaoxiaolan', 'notice.draft', matter, county.notice([{ role: 'LEAD', unit: 'water' }]));
  await county.do('qiyanqiu', 'notice.sign', matter, { agree: true, opinion: '' });
  const rounds = await county.assignments('water', matter);
  expect(rounds).toHaveLength(2);
  await county.acknowledge('water', matter);
  await finished(county, 'water', matter);
  await presented(county, matter, { title: '关于全县同类管网排查情况的报告' });

  const page = await office.sit(`${county.url}/matters/${matter}`, 'miaoxiaolan');
  await page.goto(`${county.url}/matters/${matter}`);
  await page.getByText('第2轮').first().waitFor();
  await page.getByRole('tab', { name: '时间线' }).click();
  await page.getByText('请举一反三,把全县同类管网查一遍,再报。').first().waitFor();
  expect((await documents(county, matter)).filter(({ kind }) => kind === 'SPECIAL_REPORT')).toHaveLength(2);

  await read('', '同意办结');
  expect(await state()).toMatchObject({ status: 'CLOSED', round: 2, outcome: '已恢复供水' });
  const timeline = await county.get<TimelineEntry[]>('miaoxiaolan', `/api/timeline?matterId=${matter}`);
  const types = timeline.map(({ type }) => type);
  expect(types.filter((type) => type === 'matter.presented.v1')).toHaveLength(2);
  expect(types.indexOf('matter.reinstructed.v1')).toBeLessThan(types.lastIndexOf('matter.closed.v1'));
});
