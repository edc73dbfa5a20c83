import { randomUUID } from 'node:crypto';
import { type AssignmentView, type InformantIdentityView, type InformantView } from '@duban/contracts';
import { demoAdminPassword } from '@duban/platform';
import { eventually } from '@duban/testing';
import { County } from './county';
import { choose, Office } from './office';
import { Reading } from './reading';
import { documents, finished, presented } from './road';

const who = { name: '尹长庚', contact: '13900991234', unit: '鹭洲村三组12号院' };
const identifying = Object.values(who);
const NOTHING: string[] = [];
const matter = randomUUID();

let county: County;
let reading: Reading;
let live: Awaited<ReturnType<Reading['listen']>>;
beforeAll(async () => {
  county = await County.open('2026-03-02T01:00:00.000Z');
  reading = new Reading(county);
  live = await reading.listen('water.handler');
});
afterAll(async () => {
  await live?.stop();
  await county?.close();
  reading?.close();
});

const foundIn = (text: string): string[] => identifying.filter((one) => text.includes(one));

/** The whole course with a letter behind it; words of the supervision body that name the informant are refused. */
const course = async (): Promise<AssignmentView> => {
  await county.do('youzhi', 'informant.record', matter, { informants: [who] });
  const source = { type: 'PETITION', title: '群众来信', receivedOn: '2026-03-02' };
  await county.register({ source, appeal: true }, matter);
  await county.draftOpinion(matter);
  await county.approve(matter);
  const lines = [{ role: 'LEAD' as const, unit: 'water' }];
  for (const text of ['据尹 长庚反映,饮水工程断供', '请与来信人(139-0099-1234)联系'])
    expect(
      await county.refused('miaoxiaolan', 'notice.draft', matter, { ...county.notice(lines), text }),
    ).toMatchObject({ status: 422, code: 'informant.named-in-text', remedy: expect.stringContaining('群众反映') });
  await county.do('miaoxiaolan', 'notice.draft', matter, county.notice(lines));
  await county.do('qiyanqiu', 'notice.sign', matter, { agree: true, opinion: '' });
  const { id } = await county.acknowledge('water', matter);
  const urging = { channel: 'LETTER', color: 'YELLOW', content: '请抓紧办理并报进展' };
  expect(
    await county.refused('miaoxiaolan', 'assignment.urge', id, { ...urging, content: '请回复来信人尹长庚' }),
  ).toMatchObject({ code: 'informant.named-in-text' });
  await county.do('miaoxiaolan', 'assignment.urge', id, urging);
  await finished(county, 'water', matter);
  await presented(county, matter);
  const called = { satisfaction: 'SATISFIED', contact: '来信人', on: '2026-03-02', remark: '已通水,满意' };
  expect(
    await county.refused('miaoxiaolan', 'matter.record-satisfaction', matter, { ...called, contact: who.name }),
  ).toMatchObject({ code: 'informant.named-in-text' });
  await county.do('miaoxiaolan', 'matter.record-satisfaction', matter, called);
  await county.do('wenruochuan', 'matter.decide-feedback', matter, { decision: 'AGREE', text: '同意办结' });
  return county.assignment('water', matter);
};

it('I-18 反映人只有知悉人写明事由看得到; 承办单位走完全程, 接口、导出、文书、消息、实时推送、流程图、检索里都没有, 库里没有原文', async () => {
  const task = await course();

  await county.do('miaoxiaolan', 'informant.reveal', matter, { reason: '电话回访' });
  const shown = await county.get<InformantIdentityView>('miaoxiaolan', `/api/informants/${matter}/identity`);
  expect(shown.informants).toEqual([who]);
  const listed = await county.get<InformantView>('qiyanqiu', `/api/informants/${matter}`);
  expect(listed.views).toMatchObject([{ by: county.person('miaoxiaolan'), reason: '电话回访' }]);

  const papers = await documents(county, matter);
  expect(papers.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['ASSIGNMENT_NOTICE', 'URGE_NOTICE', 'SPECIAL_REPORT']),
  );
  const ids = [matter, task.id, ...papers.map(({ id }) => id)];
  const routes = await reading.routes(ids);
  const asked = { matterId: matter, assignmentId: task.id, text: '饮水', title: '关于饮水工程的办理' };
  for (const account of ['water.handler', 'water.leader', 'water.head']) {
    const answers = await reading.all(account, routes, asked);
    const read = [...answers.keys()].filter((key) => key.startsWith('200'));
    for (const route of ['matters', 'assignments', 'ledger.xlsx', 'timeline', 'messages', 'search', 'documents'])
      expect(read.some((key) => key.includes(`/api/${route}`))).toBe(true);
    expect([...answers].filter(([, text]) => foundIn(text).length > 0)).toEqual(NOTHING);
    expect(
      [...answers].filter(([key, text]) => key.startsWith('200') && text.includes('informant.')).map(([key]) => key),
    ).toEqual(['200 /api/openapi.json', '200 /api/asyncapi.json'].filter((key) => answers.has(key)));
    expect([...answers.keys()].filter((key) => key.includes('/informants/') && !key.startsWith('403'))).toEqual(
      NOTHING,
    );
  }
  for (const text of identifying)
    expect(await county.get('water.handler', `/api/search?text=${encodeURIComponent(text)}`)).toMatchObject({
      items: [],
    });
  for (const { id } of papers)
    expect(foundIn(await reading.textsOf(await county.download('miaoxiaolan', `/api/documents/${id}/file`)))).toEqual(
      NOTHING,
    );

  await eventually('the unit was told of its task', () => live.heard().includes('assignment.issued.v1'));
  expect(live.heard()).not.toContain('informant.');
  expect(foundIn(live.heard())).toEqual(NOTHING);

  for (const text of identifying) expect(await county.storedIn(text)).toEqual(NOTHING);
  expect(await county.storedIn('informant.recorded.v1')).toContain('intake.journal');
});

it('R-125 登记页填反映人, 事项页显示已保护; 写明事由才看得到, 办公室主任看得到查看记录, 承办单位的页面上没有', async () => {
  const office = await Office.open(demoAdminPassword);
  try {
    await office.setClock(county.now());
    const page = await office.sit(`${county.url}/register`, 'youzhi');
    const form = page.locator('form');
    await form.getByLabel('事项标题').fill('关于白藤镇道路积水问题的办理');
    await form.getByLabel('批示原文').fill('请住建局核查处理。');
    await choose(page, form, '批示领导', '闻若川');
    await choose(page, form, '来源', '群众来信来访');
    await form.getByLabel('来文标题').fill('群众来信');
    const row = form.getByRole('group', { name: '反映人1' });
    await row.getByLabel('姓名或单位名称').fill(who.name);
    await row.getByLabel('联系方式').fill(who.contact);
    expect(await page.evaluate('JSON.stringify({ ...localStorage })')).not.toContain(who.name);
    await form.getByLabel('本事项及附件不涉及国家秘密').check();
    await form.getByRole('button', { name: '登记' }).click();
    const card = page.getByRole('region', { name: '反映人' });
    await card.getByText('反映人:已保护').waitFor();
    expect(await page.locator('body').innerText()).not.toContain(who.name);
    await card.getByRole('button', { name: '查看' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('查看事由').fill('核对来信');
    await dialog.getByRole('button', { name: '查看' }).click();
    await card.getByRole('group', { name: '反映人原文' }).getByText(who.name).waitFor();

    const director = await office.sit(page.url(), 'qiyanqiu');
    await director.goto(page.url());
    const seen = director.getByRole('region', { name: '反映人' });
    await seen.getByText('查看记录(1)').click();
    await seen.getByText(/尤芷.*核对来信/).waitFor();
    expect(await seen.getByRole('button', { name: '查看', exact: true }).count()).toBe(0);

    const unit = await office.sit(`${county.url}/matters/${matter}`, 'water.handler');
    await unit.goto(`${county.url}/matters/${matter}`);
    await unit.getByRole('tab', { name: '概况' }).click();
    await unit.getByText('拟办意见').waitFor();
    expect(await unit.getByText('反映人').count()).toBe(0);
  } finally {
    await office.close();
  }
});
