import { randomUUID } from 'node:crypto';
import { type AnnualProgramView, type FrequencyView, type ResearchReportView, type SurveyView } from '@duban/contracts';
import { demoAdminPassword } from '@duban/platform';
import { chromium } from 'playwright-core';
import { County } from './county';
import { Office } from './office';

const AT = '2026-03-02T01:00:00.000Z';
let county: County;
let office: Office;
beforeAll(async () => {
  office = await Office.open(demoAdminPassword);
  county = await County.open(AT);
  await office.setClock(AT);
}, 300_000);
afterAll(async () => {
  await office?.close();
  await county?.close();
});

it('R-601 R-113 年度计划: 整块粘贴各部门的清单, 审核、批准; 拟查单位30日内别的部门的同类检查查得到', async () => {
  const page = await office.sit(`${county.url}/programs`, 'miaoxiaolan');
  await page.goto(`${county.url}/programs`);
  await page.getByRole('button', { name: '编制年度计划' }).click();
  const editor = page.getByRole('region', { name: '编制年度计划' });
  await editor.getByLabel('年度', { exact: true }).fill('2026');
  await editor.getByLabel('检查部门1', { exact: true }).focus();
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    const lines = ['县教育局\\t校园食品安全检查\\t专项督查\\t乡镇、街道\\t柳汀镇\\t4', '县财政局\\t惠农补贴检查\\t综合督查\\t乡镇、街道,村、社区\\t\\t13'];
    clipboardData.setData('text/plain', lines.join('\\n'));
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }`);
  await editor.getByText('2项,1处要改:请填写月份,1至12').waitFor();
  await editor.getByLabel('月份2', { exact: true }).fill('9');
  await editor.getByRole('button', { name: '送审核' }).click();
  const plan = page.getByRole('region', { name: '2026年度督查检查计划' });
  await plan.getByText('待审核').waitFor();
  await county.settled();
  const [{ id, entries } = { id: '', entries: [] }] = await county.get<AnnualProgramView[]>(
    'miaoxiaolan',
    '/api/annual-programs',
  );
  expect(entries).toMatchObject([
    { month: '2026-04', body: county.unit('education'), subjects: [county.unit('liuting')], form: 'SPECIFIC' },
    { month: '2026-09', body: county.unit('finance'), subjects: [], subjectKinds: ['TOWN', 'VILLAGE'] },
  ]);
  await county.do('qiyanqiu', 'annual-program.check', id, { agree: true });

  const head = await office.sit(`${county.url}/programs`, 'wenruochuan');
  await head.goto(`${county.url}/programs`);
  await head.getByRole('button', { name: '年度计划批准' }).click();
  await head.getByRole('button', { name: '提交批准意见' }).click();
  await head.getByRole('region', { name: '2026年度督查检查计划' }).getByText('已批准').waitFor();
  await county.settled();
  const { duplicates } = (await county.request('miaoxiaolan', 'POST', '/api/check-frequency', {
    ...{ matterId: randomUUID(), topic: '校园食品安全专项督查', subjects: [county.unit('liuting')] },
    ...{ fromOn: '2026-05-20', untilOn: '2026-05-21' },
  })) as FrequencyView;
  expect(duplicates).toMatchObject([{ title: '校园食品安全检查', body: '清槐县教育局', untilOn: '2026-04-30' }]);
  await page.close();
  await head.close();
}, 180_000);

it('S-64 S-59 民情调查凭链接填写, 不登录也看不到别的; 调研报告的建议由单位在页面上答复', async () => {
  const page = await office.sit(`${county.url}/research`, 'miaoxiaolan');
  await page.goto(`${county.url}/research`);
  await page.getByRole('tab', { name: '民情调查' }).click();
  await page.getByRole('button', { name: '拟订民情调查' }).click();
  const form = page.getByRole('dialog').locator('form');
  await form.getByLabel('调查名称').fill('鹭洲村供水满意度调查');
  await form.getByLabel('卷首说明').fill('县政府督查室了解供水恢复情况,不记姓名。');
  await form.getByLabel('调查对象').fill('鹭洲村用水户');
  await form.getByLabel('样本数').fill('3');
  await form.getByRole('button', { name: '添加问题' }).click();
  await form.getByLabel('问题1内容').fill('什么时候停水');
  await form.getByLabel('问题1选项').fill('早晨\n夜间');
  await form.getByRole('button', { name: '送审核' }).click();
  const survey = page.getByRole('region', { name: '鹭洲村供水满意度调查' });
  await survey.getByText('待审核').waitFor();
  await county.settled();
  const [{ id } = { id: '' }] = await county.get<SurveyView[]>('miaoxiaolan', '/api/surveys');
  await county.do('zhenshouzhuo', 'survey.decide', id, { agree: true });
  await page.reload();
  await page.getByRole('tab', { name: '民情调查' }).click();
  await survey.getByRole('button', { name: '链接' }).click();
  const path = await page.getByRole('table', { name: '调查链接' }).getByRole('link').first().getAttribute('href');

  const phone = await chromium.launch({
    executablePath: process.env['DUBAN_TEST_CHROMIUM'] ?? '',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const visitor = await phone.newPage({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' });
    const asked: string[] = [];
    visitor.on('request', (request) => asked.push(request.url().replace(county.url, '')));
    await visitor.goto(`${county.url}${path}`);
    await visitor.getByRole('heading', { name: '鹭洲村供水满意度调查' }).waitFor();
    await visitor.getByRole('button', { name: '提交' }).click();
    await visitor.getByText('“什么时候停水”没有回答').waitFor();
    await visitor.getByText('夜间').click();
    await visitor.getByRole('button', { name: '提交' }).click();
    await visitor.getByText('已经收到,谢谢您').waitFor();
    await visitor.reload();
    await visitor.getByText('已经收到,谢谢您').waitFor();
    expect([...new Set(asked.filter((url) => url.startsWith('/api/')))].sort()).toEqual([
      '/api/public-survey',
      '/api/public-survey/answer',
    ]);
    expect(await visitor.getByRole('navigation').count()).toBe(0);
    await visitor.goto(`${county.url}/survey#${'x'.repeat(60)}`);
    await visitor.reload();
    await visitor.getByText('这个链接不对,或者已经失效').waitFor();
  } finally {
    await phone.close();
  }
  await page.keyboard.press('Escape');
  await survey.getByRole('button', { name: '结果' }).click();
  await page.getByText('样本3个,收回1份(33%)').waitFor();
  await county.do('miaoxiaolan', 'survey.close', id, { situation: '收回一份' });

  const report = randomUUID();
  await county.do('miaoxiaolan', 'research-report.draft', report, {
    ...{ surveyIds: [id], title: '农村供水管网调研', background: '多村反映水压不足', methods: ['INTERVIEW'] },
    problems: [
      {
        ...{ what: '管网老化漏损', when: '2026年', where: '鹭洲村', responsibleUnit: '水利局', impact: '120户' },
        ...{ cause: '未列入改造计划', suggestion: '列入明年计划' },
      },
    ],
    ...{ causes: '投入不足', replyDueOn: '2026-03-20' },
    suggestions: [
      { suggestionId: randomUUID(), text: '管网改造列入计划', basis: '民情调查', to: county.unit('water') },
    ],
  });
  await county.do('zhenshouzhuo', 'research-report.check', report, { agree: true });
  await county.do('qiyanqiu', 'research-report.approve', report, { agree: true });
  const head = await office.sit(`${county.url}/research`, 'water.head');
  await head.goto(`${county.url}/research`);
  const suggestion = head.getByRole('group', { name: '建议1' });
  await suggestion.getByRole('button', { name: '答复建议' }).click();
  await head.getByLabel('怎样落实').fill('明年先改三个村');
  await head.getByRole('button', { name: '答复', exact: true }).click();
  await suggestion.getByText('采纳', { exact: true }).waitFor();
  expect(await head.getByText('管网老化漏损').count()).toBe(0);
  await county.settled();
  expect(await county.get<ResearchReportView[]>('miaoxiaolan', '/api/research-reports')).toMatchObject([
    { suggestions: [{ decided: { result: 'ADOPTED', measure: '明年先改三个村' }, settled: false }] },
  ]);
}, 240_000);
