import { randomUUID } from 'node:crypto';
import { type DocumentView, type OutcomeView, type TraceStepView } from '@duban/contracts';
import { demoAdminPassword } from '@duban/platform';
import { type Page } from 'playwright-core';
import { County } from './county';
import { choose, closes, Office } from './office';

const ISSUED = '2026-03-02T01:00:00.000Z';
const OVERDUE = '2026-03-20T02:00:00.000Z';

let county: County;
let office: Office;
beforeAll(async () => {
  office = await Office.open(demoAdminPassword);
  county = await County.open(ISSUED);
}, 300_000);
afterAll(async () => {
  await office?.close();
  await county?.close();
});

const outcomes = (account: string, matter: string): Promise<OutcomeView[]> =>
  county.get(account, `/api/outcomes?matterId=${matter}`);
const opened = async (account: string, matter: string, tab = ''): Promise<Page> =>
  office.sit(`${county.url}/matters/${matter}${tab && `?tab=${tab}`}`, account);
const yes = { agree: true, opinion: '同意' };

/** #6 of the demo: 河道非法采砂整治, late and not reported. */
const overdue = async (): Promise<string> => {
  const matter = await county.issue(
    [
      { role: 'LEAD', unit: 'water', deadline: { unit: 'WORKDAY', amount: 10 } },
      { role: 'CO', unit: 'police', deadline: { unit: 'WORKDAY', amount: 8 } },
      { role: 'CO', unit: 'baiteng', deadline: { unit: 'WORKDAY', amount: 8 } },
    ],
    {
      register: { title: '关于白藤镇河道非法采砂整治', urgency: 'URGENT' },
      opinion: { deadline: { unit: 'WORKDAY', amount: 10 }, deadlineReason: '须汛前取缔' },
    },
  );
  await county.moveTo('2026-03-02T09:00:00.000Z');
  for (const unit of ['water', 'police', 'baiteng']) await county.acknowledge(unit, matter);
  await county.moveTo(OVERDUE);
  await office.setClock(county.now());
  return matter;
};

it('AC-21 责任倒查:谁拿着、每个环节多少分钟、哪些超时;追责建议没有批准不能移送;移送有记录', async () => {
  const matter = await overdue();
  const trace = await county.get<TraceStepView[]>('miaoxiaolan', `/api/responsibility-traces?matterId=${matter}`);
  const signing = trace.find(({ step, holders }) => step === '签收' && holders[0]?.unit === county.unit('water').id);
  // From nine to five, of which four hours were its time; the clock goes on while the county is set up.
  const { minutes = 0, lateMinutes } = signing ?? {};
  expect(signing?.by).toBe('江若水');
  expect(Math.abs(minutes - 480)).toBeLessThanOrEqual(5);
  expect(Math.abs((lateMinutes ?? 0) - 240)).toBeLessThanOrEqual(5);
  const drafting = trace.find(
    ({ step, holders }) => step.includes('起草') && holders[0]?.unit === county.unit('water').id,
  );
  expect(drafting).toMatchObject({ by: null, until: null, dueAt: '2026-03-16T15:59:59.000Z' });
  expect(Math.abs((drafting?.lateMinutes ?? 0) - 4920)).toBeLessThanOrEqual(5);

  const desk = await opened('miaoxiaolan', matter, 'trace');
  const step = desk.getByRole('group', { name: '环节:签收' }).filter({ hasText: '水利局' });
  await step.getByText(`${minutes}分钟`).waitFor();
  await step.getByText(/超时[34]小时\d+分钟/).waitFor();
  await step.getByText('江若水办理').waitFor();
  const late = desk.getByRole('table', { name: '责任链合计' }).getByRole('row').filter({ hasText: '水利局' }).first();
  await late
    .getByText(/3天10小时\d+分钟/)
    .first()
    .waitFor();
  await desk.getByLabel('只看超时的环节').check();
  await desk.getByText('现在仍在手里').first().waitFor();

  await desk.getByRole('button', { name: '提出结果运用建议' }).click();
  const form = desk.getByRole('dialog');
  await choose(desk, form, '建议', '追责');
  await choose(desk, form, '所涉单位', '清槐县水利局');
  await form.getByLabel('事实').fill('逾期未报办结');
  await form.getByLabel('依据').fill('《政府督查工作条例》第二十一条');
  await form.getByLabel('建议内容').fill('对责任领导问责');
  await form.getByRole('button', { name: '提出建议' }).click();
  await closes(form);
  await county.settled();
  const [proposed, ...others] = await outcomes('miaoxiaolan', matter);
  expect(others).toEqual([]);
  expect(proposed).toMatchObject({ kind: 'ACCOUNTABILITY', status: 'PROPOSED', unit: county.unit('water') });
  expect(proposed?.trace).toContainEqual({ step: '签收', holder: '江若水', minutes, lateMinutes });
  const id = proposed?.id ?? '';

  const handover = {
    ...{ handedTo: '清槐县监察委员会', handedOn: '2026-03-20', receivedBy: '周正', remark: '', evidence: [] },
  };
  const notYet = { status: 409, code: 'outcome.not-approved', remedy: '请先报行政首长批准(条例第二十一条)' };
  expect(await county.refused('miaoxiaolan', 'outcome.execute', id, handover)).toMatchObject(notYet);
  await county.do('water.head', 'outcome.explain', id, { explanation: '采砂船停运手续晚到', evidence: [] });
  await county.do('qiyanqiu', 'outcome.check', id, yes);
  expect(await county.refused('zhenshouzhuo', 'outcome.execute', id, handover)).toMatchObject(notYet);
  expect(await outcomes('water.head', matter)).toMatchObject([{ status: 'CHECKED', checked: null, executed: null }]);
  expect(await outcomes('police.head', matter)).toEqual([]);
  await county.do('wenruochuan', 'outcome.approve', id, yes);

  await county.awaits('miaoxiaolan', 'outcome.execute', matter);
  const again = await opened('miaoxiaolan', matter, 'do');
  const card = again.getByRole('region', { name: '办理:移送、执行' });
  await card.getByLabel('移送或执行机关').fill(handover.handedTo);
  await card.getByLabel('日期').fill(handover.handedOn);
  await card.getByLabel('接收人').fill(handover.receivedBy);
  await card.getByRole('button', { name: '登记移送' }).click();
  await card.waitFor({ state: 'detached' });
  await county.settled();
  const results = await opened('miaoxiaolan', matter, 'outcomes');
  const shown = results.getByRole('region', { name: '追责建议:清槐县水利局' });
  await shown.getByText('2026-03-20移送清槐县监察委员会,周正接收').waitFor();
  await shown.getByRole('button', { name: '登记处理结果' }).click();
  await results.getByRole('dialog').getByLabel('答复日期').fill('2026-03-20');
  await results.getByRole('dialog').getByLabel('处理结果').fill('予以诫勉');
  await results.getByRole('dialog').getByRole('button', { name: '登记处理结果' }).click();
  await shown.getByText('2026-03-20答复:予以诫勉').waitFor();
  expect(await outcomes('miaoxiaolan', matter)).toMatchObject([
    {
      status: 'EXECUTED',
      approved: { agree: true, position: 'GOV_HEAD' },
      executed: { handedTo: handover.handedTo, receivedBy: handover.receivedBy },
      replied: { reply: '予以诫勉' },
    },
  ]);

  const talk = randomUUID();
  await county.do('miaoxiaolan', 'outcome.propose', talk, {
    ...{ matterId: matter, kind: 'ADMONISH_TALK', unit: county.unit('water'), facts: '逾期未报' },
    ...{ basis: '督查制度', suggestion: '约谈主要负责人', trace: [], evidence: [] },
  });
  await county.do('water.head', 'outcome.explain', talk, { explanation: '服从', evidence: [] });
  await county.do('qiyanqiu', 'outcome.check', talk, yes);
  await county.do('wenruochuan', 'outcome.approve', talk, yes);
  await county.awaits('miaoxiaolan', 'outcome.arrange-talk', matter);
  await county.do('miaoxiaolan', 'outcome.arrange-talk', talk, {
    ...{ heldAt: '2026-03-23T09:00:00+08:00', place: '三楼会议室', hosts: [county.person('qiyanqiu')] },
    ...{ attendees: '蒲泽', topics: '采砂整治逾期' },
  });
  const letters = await county.get<DocumentView[]>('water.head', `/api/documents?matterId=${matter}`);
  expect(letters.find(({ kind }) => kind === 'ADMONISH_NOTICE')?.documentNo).toBe('清政督谈〔2026〕1号');
  await county.moveTo('2026-03-23T03:00:00.000Z');
  await county.do('miaoxiaolan', 'outcome.record-talk', talk, {
    ...{ heldAt: '2026-03-23T09:00:00+08:00', content: '指出逾期', reply: '接受', undertaking: '十日内办结' },
    ...{ followUpOn: '2026-04-02', signature: { result: 'CONFIRMED', by: '蒲泽', remark: '' }, evidence: [] },
  });
  expect((await outcomes('water.head', matter)).find((one) => one.id === talk)).toMatchObject({
    status: 'EXECUTED',
    talked: { undertaking: '十日内办结', signature: { by: '蒲泽' } },
  });
  expect(await county.waiting('miaoxiaolan', matter)).not.toContain('outcome.record-talk');
});

it('左侧的每一项都有页面, 没有的页面不指着别的项', async () => {
  const page = await office.sit(`${county.url}/inbox`, 'zhenshouzhuo');
  const places = page.getByRole('navigation', { name: '主导航' }).getByRole('link');
  const names = await places.allTextContents();
  expect(names.length).toBeGreaterThan(10);
  for (const [i, name] of names.entries()) {
    await places.nth(i).click();
    await page.getByRole('main').getByRole('heading').first().waitFor();
    expect([name, await page.getByText('没有这个页面').count()]).toEqual([name, 0]);
  }
  await page.goto(`${county.url}/meetings`);
  await page.getByText('没有这个页面').waitFor();
  expect(await page.locator('nav [aria-current]').count()).toBe(0);
});
