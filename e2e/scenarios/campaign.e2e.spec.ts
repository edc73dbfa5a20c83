import { randomUUID } from 'node:crypto';
import { type CampaignView, type InspectionTeamView, type MessageView, type SelfCheckView } from '@duban/contracts';
import { demoAdminPassword } from '@duban/platform';
import { type Page } from 'playwright-core';
import { fieldAndAfter } from './campaign-field';
import { County } from './county';
import { docxText } from './docx';
import { choose, Office } from './office';
import { documents } from './road';

const ON = '2026-03-02';
const TITLE = '关于老旧小区改造的专项督查';
/** Words that only the covert point has: where one of them shows, the unit has learnt of it. */
const covert = { name: '上坞安置房', place: '上坞村东头' };

let county: County;
let office: Office;
let id: string;
beforeAll(async () => {
  office = await Office.open(demoAdminPassword);
  county = await County.open(`${ON}T01:00:00.000Z`);
}, 300_000);
afterAll(async () => {
  await office?.close();
  await county?.close();
});

const agree = { agree: true, opinion: '同意' };
const campaign = (): Promise<CampaignView> => county.get<CampaignView>('zhenshouzhuo', `/api/campaigns/${id}`);
const doing = async (account: string, step: string): Promise<{ page: Page; form: ReturnType<Page['getByRole']> }> => {
  const page = await office.sit(`${county.url}/matters/${id}`, account);
  await page.goto(`${county.url}/matters/${id}`);
  const form = page.getByRole('region', { name: `办理:${step}` });
  await form.waitFor();
  return { page, form };
};
const messagesOf = async (account: string): Promise<string> =>
  JSON.stringify(await county.get<{ items: MessageView[] } | MessageView[]>(account, '/api/messages'));

it('AC-10 大型督查到出发: 重复的写明理由才批, 批了冻结, 没有培训的不能出发, 暗访谁也不通知', async () => {
  // 另一次督查三周以后查同一个镇的同一件事
  const other = await county.register({ title: TITLE, category: 'DECISION' });
  await county.do('yanxingzhou', 'inspection.plan', randomUUID(), {
    ...{ matterId: other, mode: 'OPEN_VISIT', purpose: '老旧小区改造', subjects: [county.unit('liuting')] },
    ...{ points: [{ pointId: randomUUID(), name: '老街小区', place: '老街' }], methods: ['INSPECT'] },
    ...{ team: [county.person('yanxingzhou')], fromOn: '2026-03-25', untilOn: '2026-03-26' },
  });
  id = await county.register({
    ...{ title: TITLE, category: 'DECISION', procedure: 'DX' },
    source: { type: 'MAJOR_DECISION', title: '县政府第28次常务会议', receivedOn: ON },
    instruction: {
      ...{ leader: county.person('wenruochuan'), post: '县长', level: 'LOCAL', on: ON, subject: 'OTHER' },
      text: '请督查室组织一次大型督查,查清问题并报结果。',
    },
  });
  await county.draftOpinion(id, { deadlineReason: '按督查方案' });
  await county.approve(id);
  await county.awaits('miaoxiaolan', 'campaign.draft', id);

  const desk = await doing('miaoxiaolan', '草拟预案');
  await desk.form.getByLabel('督查内容').fill('是否按图施工、按期完工');
  for (const town of ['清槐县柳汀镇人民政府', '清槐县桐坞乡人民政府']) {
    await choose(desk.page, desk.form, '督查对象', town);
    await desk.page.keyboard.press('Escape');
  }
  await desk.form.getByLabel('督查范围').fill('2026年列入改造的小区');
  await desk.form.getByLabel('开始日期').fill('2026-03-09');
  await desk.form.getByLabel('结束日期').fill('2026-03-20');
  await choose(desk.page, desk.form, '组长1', '苗晓岚');
  for (const name of ['晏行舟', '车前']) await choose(desk.page, desk.form, '工作人员1', name);
  await desk.page.keyboard.press('Escape');
  await desk.form.getByRole('button', { name: '加一行' }).click();
  const points = desk.form.getByRole('table', { name: '点位' });
  await points.getByLabel('组1', { exact: true }).focus();
  await desk.page.evaluate(
    `{
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', ${JSON.stringify(`1\t鹭洲小区\t新河路1号\t柳汀镇\t明查\n1\t${covert.name}\t${covert.place}\t桐坞乡\t暗访\n`)});
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }`,
  );
  await desk.form.getByRole('status').filter({ hasText: '共2个点位,暗访1个,占50%' }).waitFor();
  await desk.form.getByLabel('问题清单').fill('是否按图施工\n资金是否到位');
  await desk.form.getByLabel('自查时限').fill('2026-03-13');
  await desk.form.getByLabel('后勤保障').fill('自带车辆');
  await desk.form.getByLabel('风险与预案').fill('遇安全隐患立即报告');
  await desk.form.getByLabel('一事一报的理由').fill('群众反映集中');
  await desk.form.getByRole('button', { name: '报审' }).click();
  await desk.form.waitFor({ state: 'detached' });
  await county.settled();
  const drafted = await campaign();
  expect(drafted.pending).toMatchObject({
    step: 'OFFICE',
    covertShare: 50,
    checks: { duplicates: [{ title: TITLE }] },
  });
  expect(await county.refused('wenruochuan', 'campaign.approve', id, agree)).toMatchObject({
    code: 'campaign.wrong-status',
  });
  await county.do('qiyanqiu', 'campaign.endorse', id, agree);
  await county.do('yuechangting', 'campaign.endorse', id, agree);
  await county.awaits('wenruochuan', 'campaign.approve', id);

  const head = await doing('wenruochuan', '报领导审定');
  await head.form.getByRole('button', { name: '提交审定' }).click();
  await head.form.getByText('严禁重复督查').waitFor();
  await head.form.getByLabel('确需开展的理由').fill('那次只查一个小区');
  await head.form.getByRole('button', { name: '提交审定' }).click();
  await head.form.waitFor({ state: 'detached' });
  await county.settled();
  const { inForce } = await campaign();
  expect(inForce).toMatchObject({ version: 1, approvedBy: { name: '闻若川' }, overrideReason: '那次只查一个小区' });
  const wider = { ...inForce, subjects: [...(inForce?.subjects ?? []), county.unit('baiteng')] };
  expect(await county.refused('miaoxiaolan', 'campaign.draft', id, wider)).toMatchObject({
    code: 'campaign.frozen',
    remedy: expect.stringContaining('提出变更'),
  });

  // 明查的柳汀镇收到通知、要自查; 暗访的桐坞乡什么也没有
  const team = inForce?.teams[0]?.teamId ?? '';
  await county.awaits('liuting.handler', 'self-check.submit', id);
  const [notice, ...more] = await documents(county, id);
  expect(more).toEqual([]);
  const text = docxText(await county.download('liuting.handler', `/api/documents/${notice?.id}/file`));
  for (const word of ['2026年3月9日', '是否按图施工', '柳汀镇']) expect(text).toContain(word);
  for (const word of [covert.name, covert.place, '桐坞', '暗访']) expect(text).not.toContain(word);
  expect(await messagesOf('liuting.head')).toContain(notice?.documentNo);
  expect(await county.todos('tongwu.handler')).toEqual([]);
  expect(await messagesOf('tongwu.head')).not.toContain('老旧小区');
  for (const account of ['tongwu.head', 'liuting.head'])
    for (const route of ['/api/inspection-teams', '/api/process-instances', '/api/timeline', '/api/documents'])
      expect(JSON.stringify(await county.get(account, `${route}?matterId=${id}`))).not.toMatch(
        new RegExp(`${covert.name}|${covert.place}|暗访`),
      );
  expect(await county.get('tongwu.head', `/api/self-checks?matterId=${id}`)).toEqual([]);
  await expect(county.get('tongwu.head', `/api/matters/${id}`)).rejects.toThrow('404');

  const unit = await doing('liuting.handler', '报送自查报告');
  await unit.form.getByLabel('自查情况1').fill('均按图施工');
  await unit.form.getByLabel('自查情况2').fill('已到位八成');
  await unit.form.getByLabel('经核查无问题的依据').fill('逐个小区核对过');
  await unit.form.getByRole('button', { name: '报送自查报告' }).click();
  await unit.form.waitFor({ state: 'detached' });
  await county.settled();
  const [checked] = await county.get<SelfCheckView[]>('miaoxiaolan', `/api/self-checks?matterId=${id}`);
  expect(checked?.submitted).toMatchObject({ late: false, answers: [{}, { situation: '已到位八成' }] });

  // 声明、承诺、培训, 缺一样就不能出发
  const member = await doing('miaoxiaolan', '回避声明和纪律承诺');
  await member.form.getByText('没有需要回避的情形').click();
  await member.form.getByText('遵守督查纪律').click();
  await member.form.getByRole('button', { name: '声明并承诺' }).click();
  await member.form.waitFor({ state: 'detached' });
  await county.settled();
  const promise = { interests: [], noInterests: true, committed: true };
  expect(await county.refused('miaoxiaolan', 'inspection-team.depart', team, {})).toMatchObject({
    code: 'inspection-team.undeclared',
    title: expect.stringContaining('晏行舟'),
  });
  for (const account of ['yanxingzhou', 'traffic.handler'])
    await county.do(account, 'inspection-team.declare', team, promise);
  expect(await county.refused('miaoxiaolan', 'inspection-team.depart', team, {})).toMatchObject({
    code: 'inspection-team.untrained',
    title: expect.stringContaining('苗晓岚、晏行舟、车前'),
  });
  await county.awaits('zhenshouzhuo', 'inspection-team.train', id);
  await county.do('zhenshouzhuo', 'inspection-team.train', team, {
    ...{ on: ON, hours: 4, content: '督查工作条例、问题清单', trainer: '甄守拙' },
    attended: ['miaoxiaolan', 'yanxingzhou', 'traffic.handler'].map((account) => county.person(account)),
  });
  await county.awaits('miaoxiaolan', 'inspection-team.depart', id);
  const going = await doing('miaoxiaolan', '出发');
  await going.form.getByRole('button', { name: '督查组出发' }).click();
  await going.form.waitFor({ state: 'detached' });
  await county.settled();
  const [departed] = await county.get<InspectionTeamView[]>('zhenshouzhuo', `/api/inspection-teams?matterId=${id}`);
  expect(departed).toMatchObject({ id: team, status: 'DEPARTED', leaderAppointedBy: { name: '闻若川' } });
  expect((await campaign()).status).toBe('EXECUTING');
  expect(await county.get('zhenshouzhuo', `/api/matters/${id}`)).toMatchObject({ status: 'IN_PROGRESS' });
  await going.page.getByRole('tab', { name: '督查活动' }).click();
  await going.page.getByRole('region', { name: '第一督查组' }).getByText('已出发').waitFor();
}, 300_000);

it(
  'AC-10 大型督查后半: 方案以外的不收, 问题并入碰头会, 成效不比问题长, 结论送达, 30日内复核、回避督查组, 第31日不收',
  () => fieldAndAfter({ county, office, id, doing }),
  300_000,
);
