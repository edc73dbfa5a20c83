import { type Page } from 'playwright-core';
import { County } from './county';
import { Office } from './office';
import { yes } from './road';

const DAY_3 = '2026-03-05T02:00:00.000Z';
const DAY_7 = '2026-03-11T02:00:00.000Z';
let county: County;
let office: Office;
let matter: string;
let later: string;
beforeAll(async () => {
  county = await County.open('2026-03-02T01:00:00.000Z');
  office = await Office.open('Duban@2026');
  await county.addUnit('culture', '清槐县文化和旅游局', ['丁古', '曲道', '邮小驿']);
  await county.addUnit('nature', '清槐县自然资源局', ['山屏', '林立', '田畴']);
  const proposal = {
    register: { title: '关于第108号提案保护古驿道遗存的办理', category: 'PROPOSAL' },
    opinion: { deadline: { unit: 'MONTH', amount: 3 } },
  };
  matter = await county.issue([{ role: 'LEAD', unit: 'culture' }], proposal);
  later = await county.issue([{ role: 'LEAD', unit: 'culture' }]);
});
afterAll(async () => {
  await office?.close();
  await county?.close();
});

const moveTo = async (instant: string): Promise<void> => {
  await county.moveTo(instant);
  await office.setClock(instant);
};
/** The task of a unit on the page of the matter, as its liaison sees it. */
const taskPage = async (id: string): Promise<{ page: Page; task: ReturnType<Page['getByRole']> }> => {
  const page = await office.sit(`${county.url}/matters/${id}`, 'culture.handler');
  await page.goto(`${county.url}/matters/${id}`);
  await page.getByRole('tab', { name: '承办任务' }).click();
  const task = page.getByRole('article', { name: '承办任务:清槐县文化和旅游局' });
  await task.getByRole('button', { name: '提请协调' }).waitFor();
  return { page, task };
};

it('AC-3 退办:第3个工作日申请,分管负责人签字,督查室同意改办;新单位接办,原任务保留', async () => {
  await moveTo(DAY_3);
  const { page, task } = await taskPage(matter);
  await task.getByText('2026-03-05 23:59前可以申请退办').waitFor();
  await task.getByRole('button', { name: '申请退办' }).click();
  const form = page.getByRole('dialog');
  await form.getByText('单位不能自行转给别的单位').waitFor();
  await form.getByLabel('退办原因').click();
  await page.locator('.ant-select-item-option', { hasText: '非本单位职责' }).click();
  await form.getByLabel('退办依据').fill('三定规定:古驿道遗存由自然资源局管理');
  await form.getByRole('button', { name: '申请退办' }).click();
  await form.waitFor({ state: 'detached' });
  await task.getByText('待单位负责人签字').waitFor();
  await county.settled();

  const { id } = await county.assignment('culture', matter);
  const answer = {
    decision: 'REASSIGN',
    opinion: '属自然资源局职责',
    newUnit: { unit: county.unit('nature'), responsibleLeader: county.person('nature.head') },
  };
  expect(await county.refused('miaoxiaolan', 'assignment.review-return', id, answer)).toMatchObject({
    code: 'assignment.return-unsigned',
  });
  await county.awaits('culture.leader', 'assignment.sign-return', matter);
  await county.do('culture.leader', 'assignment.sign-return', id, yes);
  await county.awaits('miaoxiaolan', 'assignment.review-return', matter);
  await county.do('miaoxiaolan', 'assignment.review-return', id, answer);
  await county.awaits('zhenshouzhuo', 'assignment.decide-return', matter);
  await county.do('zhenshouzhuo', 'assignment.decide-return', id, answer);

  expect(await county.assignment('nature', matter)).toMatchObject({ status: 'ISSUED', role: 'LEAD', replaces: id });
  expect(await county.assignment('culture', matter)).toMatchObject({
    id,
    status: 'WITHDRAWN_REASSIGNED',
    returnRequest: { reason: 'NOT_OURS', signed: { agree: true }, decided: { decision: 'REASSIGN' } },
  });
  await page.getByText('已改办').first().waitFor();
});

it('AC-3 退办:第7个工作日没有申请退办的按钮,只能提请协调', async () => {
  await moveTo(DAY_7);
  const { task } = await taskPage(later);
  await task.getByText('退办窗口已于2026-03-05 23:59关闭').waitFor();
  expect(await task.getByRole('button', { name: '申请退办' }).count()).toBe(0);
  const { id } = await county.assignment('culture', later);
  const application = { reason: 'NOT_OURS', basis: '三定规定' };
  expect(await county.refused('culture.handler', 'assignment.request-return', id, application)).toMatchObject({
    code: 'assignment.return-window-closed',
  });
});

it('AC-3 退办:单位不能转给另一个单位', async () => {
  const { id } = await county.assignment('culture', later);
  const newUnit = { unit: county.unit('nature'), responsibleLeader: county.person('nature.head') };
  const answer = { decision: 'REASSIGN', opinion: '请自然资源局办理', newUnit };
  for (const account of ['culture.handler', 'culture.leader', 'culture.head']) {
    expect((await county.refused(account, 'assignment.decide-return', id, answer)).status).toBe(403);
    expect((await county.refused(account, 'assignment.review-return', id, answer)).status).toBe(403);
    const notice = county.notice([{ role: 'LEAD', unit: 'nature' }]);
    expect((await county.refused(account, 'notice.draft', later, notice)).status).toBe(403);
  }
  expect(await county.assignments('nature', later)).toEqual([]);
});
