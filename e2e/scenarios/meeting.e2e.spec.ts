import { randomUUID } from 'node:crypto';
import {
  type AssignmentView,
  type ItemDossierView,
  type MatterView,
  type SourceDocumentView,
  type SplitView,
  type SupervisionPlanView,
} from '@duban/contracts';
import { demoAdminPassword } from '@duban/platform';
import { County } from './county';
import { asTyped, docxText } from './docx';
import { choose, Office } from './office';
import { documents } from './road';

const ON = '2026-03-02';
const minutes = `清槐县人民政府第28次常务会议纪要
会议议定以下事项:
一、关于农村供水保障
1.关于鹭洲村饮水工程,由县水利局牵头,县财政局、柳汀镇配合,3月31日前完成管网改造12公里。
2.由县水利局负责,15个工作日内提出全县供水应急预案。
3.县水利局牵头,柳汀镇配合,4月底前完成水质检测60处。
二、关于老旧小区改造
4.由县住房和城乡建设局牵头,县财政局配合,2026年12月底前完成改造2300户。
5.柳汀镇负责,4月15日前完成入户摸底。
6.县财政局牵头,一个月内明确资金来源。
三、关于营商环境
7.县教育局牵头,二季度末前压减审批时限30%。
8.县教育局负责,县财政局配合,6月30日前清理涉企文件。
9.县水利局牵头,年底前完成投资2亿元。
四、其他
10.县教育局要抓好校园食品安全。
11.会议要求,县住房和城乡建设局牵头,县财政局配合,两个月内完成新槐路整治。
12.抓好农民工工资支付,5月10日前完成。`;
/** Units of the demo county by the names that the minutes use. */
const called: Record<string, string> = {
  县水利局: 'water',
  县财政局: 'finance',
  柳汀镇: 'liuting',
  县住房和城乡建设局: 'housing',
  县教育局: 'education',
};

let county: County;
let office: Office;
beforeAll(async () => {
  office = await Office.open(demoAdminPassword);
  county = await County.open(`${ON}T01:00:00.000Z`);
}, 300_000);
afterAll(async () => {
  await office?.close();
  await county?.close();
});

const unit = (name: string): { id: string; name: string } => county.unit(called[name] ?? 'water');

it('AC-9 会议转督办:粘贴十二项纪要,拆分、更正、分工,一份带表的督查通知,下次会议的落实情况', async () => {
  const id = randomUUID();
  const { rows } = (await county.request('miaoxiaolan', 'POST', '/api/source-document-splits', {
    text: minutes,
    issuedOn: ON,
  })) as SplitView;
  expect(rows).toHaveLength(12);
  expect(rows.filter(({ missing }) => missing.length > 0).map(({ no }) => no)).toEqual([10, 12]);

  const items = rows.map(({ no, sentence, matter, lead, co, deadline }) => ({
    ...{ no, sentence, matter },
    ...(lead ? { lead: unit(lead) } : {}),
    co: co.map(unit),
    ...(deadline ? { deadline } : {}),
  }));
  const title = '清槐县人民政府第28次常务会议纪要';
  const document = { kind: 'EXECUTIVE_MEETING', title, issuedOn: ON, text: minutes, declaredUnclassified: true };
  expect(await county.refused('miaoxiaolan', 'source-document.register', id, { ...document, items })).toMatchObject({
    code: expect.stringMatching(/^source-document\.(unit|deadline)-missing$/),
    title: expect.stringContaining('第10项'),
  });
  const corrected = items.map((item) => ({
    ...item,
    lead: item.lead ?? unit('县财政局'),
    deadline: item.deadline ?? { unit: 'WORKDAY', amount: 30 },
  }));
  await county.do('miaoxiaolan', 'source-document.register', id, { ...document, items: corrected });
  await county.register(
    {
      title: '关于第28次常务会议议定事项的督查',
      category: 'DECISION',
      procedure: 'WH',
      source: { type: 'MEETING', title, receivedOn: ON },
      instruction: {
        leader: county.person('wenruochuan'),
        post: '县长',
        level: 'LOCAL',
        on: ON,
        text: '会议议定12项,请督查室逐项督查落实。',
        subject: 'OTHER',
      },
    },
    id,
  );
  await county.draftOpinion(id, { deadlineReason: '按纪要' });
  await county.approve(id);

  const known = await county.get<SourceDocumentView>('miaoxiaolan', `/api/source-documents/${id}`);
  const planned = known.items.map(({ no, sentence, matter, lead, co }) => ({
    ...{ no, sentence, matter, co },
    lead: lead ?? unit('县水利局'),
    successCriteria: '按纪要完成并验收',
    method: 'DOCUMENT',
    dueOn: '2026-12-31',
  }));
  const plan = { objective: '议定事项件件落实', rhythm: 'MONTH', items: planned };
  await county.awaits('miaoxiaolan', 'supervision-plan.draft', id);
  await county.do('miaoxiaolan', 'supervision-plan.draft', id, plan);
  const lines = planned.flatMap(({ no, matter, lead, co }) =>
    [lead, ...co].map((each, i) => ({
      item: { no, matter, method: 'DOCUMENT' },
      role: i === 0 ? 'LEAD' : 'CO',
      unit: each,
      responsibleLeader: county.person('water.head'),
      requirement: matter,
      deadline: { unit: 'DATE', date: '2026-06-30' },
    })),
  );
  const notice = { title: '关于落实第28次常务会议议定事项的督查通知', text: '请逐项落实。', contact: '苗晓岚', lines };
  expect(await county.refused('miaoxiaolan', 'notice.draft', id, notice)).toMatchObject({
    code: 'supervision-plan.not-approved',
  });
  await county.do('zhenshouzhuo', 'supervision-plan.check', id, { agree: true });
  await county.do('wenruochuan', 'supervision-plan.approve', id, { agree: true });
  await county.awaits('miaoxiaolan', 'notice.draft', id);
  await county.do('miaoxiaolan', 'notice.draft', id, notice);
  await county.do('qiyanqiu', 'notice.sign', id, { agree: true });

  const issued = await documents(county, id);
  expect(issued).toHaveLength(1);
  const text = asTyped(docxText(await county.download('miaoxiaolan', `/api/documents/${issued[0]?.id}/file`)));
  for (const { no, matter } of planned) expect(text).toContain(`${no}.${matter}`);

  const tasks = await county.assignments('water', id);
  expect(tasks.filter(({ role }) => role === 'LEAD').map(({ item }) => item?.no)).toEqual([1, 2, 3, 9]);
  const first = tasks.find(({ item }) => item?.no === 1) as AssignmentView;
  await county.do('water.handler', 'assignment.acknowledge', first.id, { handler: county.person('water.handler') });
  await county.do('water.handler', 'assignment.report-progress', first.id, {
    period: '2026-03',
    deployment: '已部署',
    actions: '已进场',
    progress: '已完成3公里',
    percent: 25,
    achievements: '无',
    noProblemStatement: '经核查无问题',
    nextSteps: '加快',
  });

  // 报送日以后,督查员分类
  await county.moveTo('2026-04-08T01:00:00.000Z');
  await county.awaits('miaoxiaolan', 'supervision-plan.classify', id);
  await county.do('miaoxiaolan', 'supervision-plan.classify', id, {
    lines: planned.map(({ no }) =>
      no === 1
        ? { no, progressClass: 'LAGGING', guidance: '请增派施工力量', key: true }
        : { no, progressClass: 'NORMAL' },
    ),
  });
  const view = await county.get<SupervisionPlanView>('miaoxiaolan', `/api/supervision-plans/${id}`);
  expect(view.figures).toMatchObject({ items: 12, cleared: 0, lagging: 1 });
  expect(view.period).toMatchObject({ period: '2026-04', open: true });
  const outcome = asTyped(docxText(await county.download('wenruochuan', `/api/supervision-plans/${id}/outcome.docx`)));
  expect(outcome).toContain('上次议定事项落实情况');
  expect(outcome).toContain('共列入督查12项');
  expect(outcome).toContain('滞后,请增派施工力量');
  expect(outcome).toContain('25%:已完成3公里');

  // 领导逐项决定:终结的任务取消;交大型督查的另行登记,两头都看得见;每一项有自己的跟踪台账
  await county.do('wenruochuan', 'supervision-plan.decide-items', id, {
    lines: [
      { no: 12, decision: 'DISPENSE', opinion: '并入省里统一部署' },
      { no: 7, decision: 'CAMPAIGN', opinion: '涉及面广,交大型督查' },
      { no: 1, decision: 'CONTINUE' },
    ],
  });
  const ended = (await county.assignments('finance', id)).find(({ item, role }) => item?.no === 12 && role === 'LEAD');
  expect(ended).toMatchObject({ status: 'CANCELLED' });
  expect((await county.todos('finance.handler')).filter((todo) => todo.assignmentId === ended?.id)).toEqual([]);
  const page = await office.sit(`${county.url}/matters/${id}?tab=items`, 'miaoxiaolan');
  const matrix = page.getByRole('table', { name: '进展矩阵' });
  await matrix.getByText('终结').waitFor();
  await matrix.getByRole('link', { name: '登记大型督查' }).click();
  expect(await page.getByLabel('批示原文').inputValue()).toBe('会议议定12项,请督查室逐项督查落实。');
  expect(await page.getByLabel('来文标题').inputValue()).toContain('第7项');
  await page.getByText('本事项及附件不涉及国家秘密').click();
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByRole('tab', { name: '概况' }).click();
  await page.getByRole('region', { name: '来龙去脉' }).getByText('第7项').waitFor();
  const campaign = page.url().split('/').at(-1);
  const whole = await county.get<MatterView>('miaoxiaolan', `/api/matters/${id}`);
  expect(whole.successors).toMatchObject([{ id: campaign, kind: 'ITEM', itemNo: 7 }]);
  await page.goto(`${county.url}/matters/${id}?tab=items`);
  await matrix.getByRole('link', { name: whole.successors[0]?.no ?? '' }).waitFor();
  await matrix.getByRole('link').first().click();
  await page.getByRole('region', { name: '经过' }).getByText('分类:滞后,重点督办').waitFor();
  await page.close();
  const dossier = await county.get<ItemDossierView>('wenruochuan', `/api/supervision-plans/${id}/items/1`);
  expect(dossier.entries.map(({ title: what }) => what)).toEqual([
    ...['方案批准', '下达', '下达', '下达', '签收', '进展反馈'],
    ...['分类:滞后,重点督办', '领导决定:继续'],
  ]);
}, 300_000);

it('AC-9 在页面上:粘贴、拆分、像电子表格一样更正、撤销、登记,方案里已列好检查项目', async () => {
  const page = await office.sit(`${county.url}/meeting`, 'miaoxiaolan');
  await page.goto(`${county.url}/meeting`);
  await page.getByLabel('名称', { exact: true }).fill('第29次常务会议纪要');
  await page.getByLabel('会议或印发日期').fill(county.now().slice(0, 10));
  await page.getByLabel('全文').fill(minutes);
  await page.getByRole('button', { name: '拆成议定事项' }).click();
  const sheet = page.getByRole('table', { name: '议定事项' });
  await sheet.waitFor();
  expect(await sheet.getByLabel('牵头单位1', { exact: true }).inputValue()).toBe('清槐县水利局');
  expect(await sheet.getByText('原文:1.关于鹭洲村饮水工程').count()).toBe(1);
  const state = page.getByRole('status').filter({ hasText: '共12项' });
  expect(await state.textContent()).toContain('处要补');

  // 回车到下一格,整块粘贴,撤销
  const lead = sheet.getByLabel('牵头单位10', { exact: true });
  await lead.fill('教育局');
  await lead.press('Enter');
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe('牵头单位11');
  await page.keyboard.press('Enter');
  await page.keyboard.type('财政局');
  const due = sheet.getByLabel('时限10', { exact: true });
  await due.focus();
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '30个工作日\\n60天\\n2026-05-10\\n');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }`);
  expect(await sheet.getByLabel('时限12', { exact: true }).inputValue()).toBe('2026-05-10');
  await page.getByRole('button', { name: '撤销' }).click();
  expect(await due.inputValue()).toBe('');
  await page.getByRole('button', { name: '重做' }).click();
  expect(await due.inputValue()).toBe('30个工作日');
  expect(await state.textContent()).toContain('都已齐全');

  const form = page.locator('form');
  await form.getByLabel('督查事项标题').fill('关于第29次常务会议议定事项的督查');
  await choose(page, form, '主持或批示领导', '闻若川');
  await form.getByText('本文件不涉及国家秘密').click();
  await page.getByRole('button', { name: '登记并列入督查' }).click();
  await page.waitForURL(/\/matters\//);
  const id = page.url().split('/').at(-1)?.replace(/\?.*/, '') ?? '';
  await county.settled();
  await county.draftOpinion(id, { deadlineReason: '按纪要' });
  await county.approve(id);
  await county.awaits('miaoxiaolan', 'supervision-plan.draft', id);

  await page.reload();
  const plan = page.getByRole('region', { name: '办理:拟订督查方案' });
  const items = plan.getByRole('table', { name: '检查项目' });
  await items.waitFor();
  expect(await items.locator('tr.note').count()).toBe(12);
  expect(await items.getByLabel('牵头单位12', { exact: true }).inputValue()).toBe('清槐县财政局');
  expect(await items.getByLabel('时限1', { exact: true }).inputValue()).toMatch(/^\d{4}-03-31$/);
  await page.close();
}, 300_000);
