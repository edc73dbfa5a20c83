import { randomUUID } from 'node:crypto';
import {
  type ConclusionView,
  type DocumentView,
  type RectificationView,
  type TimelineEntry,
  type UnitView,
} from '@duban/contracts';
import { demoAdminPassword } from '@duban/platform';
import { eventually } from '@duban/testing';
import { type Page } from 'playwright-core';
import { County } from './county';
import { asTyped, docxText } from './docx';
import { choose, closes, Office } from './office';

const found = ['外墙渗水', '消防通道堵塞', '资金未拨付', '公示不实', '台账缺失'] as const;
const towns = ['liuting', 'baiteng', 'nanxun', 'beizhu', 'shisun', 'tongwu'] as const;

let county: County;
let office: Office;
beforeAll(async () => {
  office = await Office.open(demoAdminPassword);
  county = await County.open('2026-03-02T01:00:00.000Z');
  await office.setClock(county.now());
}, 300_000);
afterAll(async () => {
  await office?.close();
  await county?.close();
});

const rectifications = (matter: string, account = 'miaoxiaolan'): Promise<RectificationView[]> =>
  county.get(account, `/api/rectifications?matterId=${matter}`);
const letters = async (matter: string, kind: DocumentView['kind'], account: string): Promise<DocumentView[]> =>
  (await county.get<DocumentView[]>(account, `/api/documents?matterId=${matter}`)).filter((one) => one.kind === kind);
/** The words of a docx, its punctuation as it was typed. */
const wordsOf = async (document: DocumentView | undefined, account: string): Promise<string> =>
  asTyped(docxText(await county.download(account, `/api/documents/${document?.id}/file`)));
const problem = (what: string) => ({
  ...{ what, when: '2026-02-26', where: '新河小区', responsibleUnit: '清槐县住房和城乡建设局', impact: '32户' },
  ...{ cause: '未按图施工', suggestion: '返工', selfReported: false },
});
const result = async (findingId: string) => ({
  findingId,
  result: '已返工',
  before: [],
  after: [await county.evidence('housing.head', `整改后${findingId}.txt`)],
});
const opened = async (account: string, matter: string, tab = ''): Promise<Page> =>
  office.sit(`${county.url}/matters/${matter}${tab && `?tab=${tab}`}`, account);

/** 下达整改通知 with five findings, each written in full. */
const issueInBrowser = async (matter: string): Promise<void> => {
  const page = await opened('miaoxiaolan', matter, 'findings');
  await page.getByRole('button', { name: '下达整改通知' }).click();
  const form = page.getByRole('dialog');
  await choose(page, form, '被整改单位', '清槐县住房和城乡建设局');
  for (const [i, what] of found.entries()) {
    await form.getByRole('button', { name: '添加问题' }).click();
    const row = form.getByRole('group', { name: `问题${i + 1}` });
    await choose(page, row, '问题类型', '执行走样');
    const { responsibleUnit: _, selfReported: __, ...texts } = problem(what);
    const labels = {
      what: '问题事实',
      when: '时间',
      where: '地点或项目',
      impact: '影响',
      cause: '原因',
      suggestion: '建议',
    };
    for (const [name, label] of Object.entries(labels))
      await row.getByLabel(label, { exact: true }).fill(texts[name as keyof typeof texts]);
    if (i < 4) await row.getByLabel('整改要求', { exact: true }).fill('限期整改');
  }
  await form.getByLabel('报送方案时限').fill('2026-03-06');
  await form.getByLabel('整改时限').fill('2026-03-31');
  await form.getByRole('button', { name: '下达整改通知' }).click();
  await form.getByText('第5项:请填写整改要求').waitFor();
  await form.getByRole('group', { name: '问题5' }).getByLabel('整改要求', { exact: true }).fill('限期整改');
  await form.getByRole('button', { name: '下达整改通知' }).click();
  await page.getByRole('region', { name: '整改:清槐县住房和城乡建设局' }).waitFor();
  await page.close();
  await county.settled();
};

it('AC-12 整改:通知列五个问题,方案有一处措施空着的不收,一处立行立改,一处核查不到位继续整改,举一反三到全部乡镇', async () => {
  const matter = await county.issue([{ role: 'LEAD', unit: 'housing' }]);
  await county.acknowledge('housing', matter);
  await issueInBrowser(matter);
  const [issued] = await rectifications(matter);
  const id = issued?.id ?? '';
  const ids = issued?.findings.map(({ findingId }) => findingId) ?? [];
  expect(issued?.findings.map((one) => one.problem.what)).toEqual(found);
  const [letter] = await letters(matter, 'RECTIFICATION_NOTICE', 'housing.handler');
  expect(letter?.documentNo).toBe('清政督改〔2026〕1号');
  const words = await wordsOf(letter, 'housing.handler');
  for (const each of [...found, '2026年3月31日前整改到位', '清槐县住房和城乡建设局:']) expect(words).toContain(each);

  const desk = await opened('miaoxiaolan', matter, 'findings');
  await desk
    .getByRole('group', { name: `问题2:${found[1]}` })
    .getByRole('button', { name: '立行立改' })
    .click();
  const fix = desk.getByRole('dialog');
  await fix.getByLabel('整改结果').fill('当场清除');
  await fix.locator('input[type=file]').setInputFiles({
    name: '清除后.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('清除后'),
  });
  await fix.getByRole('link', { name: '清除后.txt' }).waitFor();
  await fix.getByRole('button', { name: '确认立行立改' }).click();
  await desk.getByText('苗晓岚确认:当场清除').waitFor();
  await desk.close();
  await county.settled();

  await county.awaits('housing.handler', 'rectification.submit-plan', matter);
  const unit = await opened('housing.handler', matter);
  const card = unit.getByRole('region', { name: '办理:整改方案' });
  for (const [i, name] of ['铲除重做', '', '月底前拨付', '重新公示'].entries()) {
    const row = card.getByRole('group', { name: `问题${i + 1}` });
    await row.getByLabel('措施', { exact: true }).fill(name);
    await row.getByLabel('责任人').fill('訾宁');
    await row.getByLabel('完成时限').fill('2026-03-20');
    await row.getByLabel('验收标准').fill('现场验收');
  }
  await card.getByRole('button', { name: '报送整改方案' }).click();
  await card.getByText('问题“资金未拨付”的整改方案没有写措施').waitFor();
  expect((await rectifications(matter))[0]?.status).toBe('ISSUED');
  await card.getByRole('group', { name: '问题2' }).getByLabel('措施', { exact: true }).fill('调剂资金');
  await card.getByRole('button', { name: '报送整改方案' }).click();
  await card.waitFor({ state: 'detached' });
  await county.settled();

  const [leak, , ...others] = ids as [string, string, ...string[]];
  const rest = [leak, ...others];
  await county.do('zhenshouzhuo', 'rectification.review-plan', id, { agree: true, opinion: '' });
  await county.do('housing.head', 'rectification.report', id, { results: await Promise.all(rest.map(result)) });
  await county.awaits('miaoxiaolan', 'rectification.check', matter);
  const checking = await opened('miaoxiaolan', matter, 'do');
  const check = checking.getByRole('region', { name: '办理:整改核查' });
  const first = check.getByRole('group', { name: '问题1' });
  await first.getByText('继续整改', { exact: true }).click();
  await first.getByLabel('理由').fill('一栋仍渗水');
  await check.getByLabel('继续整改的新时限').fill('2026-04-20');
  await check.getByRole('button', { name: '提交核查' }).click();
  await check.waitFor({ state: 'detached' });
  await checking.close();
  await county.settled();
  expect((await rectifications(matter, 'housing.head'))[0]).toMatchObject({
    status: 'RECTIFYING',
    dueAt: '2026-04-20T15:59:59.000Z',
    findings: [
      { cleared: null, continued: [{ opinion: '一栋仍渗水' }] },
      { cleared: { atOnce: true } },
      { cleared: { atOnce: false } },
      { cleared: { atOnce: false } },
      { cleared: { atOnce: false } },
    ],
  });
  await county.do('housing.head', 'rectification.report', id, { results: [await result(leak)] });
  await county.do('miaoxiaolan', 'rectification.check', id, {
    method: 'ON_SITE',
    judgements: [{ findingId: leak, result: 'CLEARED', opinion: '' }],
  });
  expect((await rectifications(matter))[0]?.status).toBe('CLOSED');

  const again = await opened('miaoxiaolan', matter, 'findings');
  await again
    .getByRole('group', { name: `问题1:${found[0]}` })
    .getByRole('button', { name: '举一反三' })
    .click();
  const form = again.getByRole('dialog');
  await form.getByRole('button', { name: '全部乡镇街道' }).click();
  await form.getByLabel('举一反三的要求').fill('对照自查外墙防水');
  await form.getByLabel('报送方案时限').fill('2026-03-13');
  await form.getByLabel('整改时限').fill('2026-04-30');
  await form.getByRole('button', { name: '要求举一反三' }).click();
  await closes(form);
  await again.close();
  await county.settled();
  const units = await county.get<UnitView[]>('miaoxiaolan', '/api/units');
  const all = units.filter(({ division }) => division.length === 9).map(({ name }) => name);
  expect(all.sort()).toEqual(towns.map((town) => county.unit(town).name).sort());
  for (const town of towns) {
    expect(await rectifications(matter, `${town}.handler`)).toMatchObject([
      {
        unit: county.unit(town),
        status: 'ISSUED',
        generalizedFrom: id,
        findings: [{ requirement: '对照自查外墙防水' }],
      },
    ]);
    await county.awaits(`${town}.handler`, 'rectification.submit-plan', matter);
    const own = await letters(matter, 'RECTIFICATION_NOTICE', `${town}.handler`);
    expect(own).toHaveLength(1);
    expect(await wordsOf(own[0], `${town}.handler`)).toContain('（签发:苗晓岚）');
    const told = await county.get<TimelineEntry[]>(`${town}.handler`, `/api/timeline?matterId=${matter}`);
    expect(told.filter(({ title }) => title === '整改通知书').map(({ detail }) => detail)).toEqual([
      own[0]?.documentNo,
    ]);
  }

  const board = await office.sit(`${county.url}/findings`, 'miaoxiaolan');
  await board.getByRole('button', { name: `${towns.length}待报方案` }).click();
  const rows = board.getByRole('table', { name: '问题与整改' }).getByRole('row');
  await eventually('every town has to plan', async () => (await rows.count()) === towns.length + 1);
  await board.getByLabel('包括已销号').click();
  await board.getByRole('button', { name: `${towns.length}待报方案` }).click();
  await eventually(
    'what is done is there as well',
    async () => (await rows.count()) === found.length + towns.length + 1,
  );
});

it('R-114 R-115 结论、复核决定编号成文; 变更决定撤销的问题, 在整改里不再要求, 别的照样', async () => {
  const matter = await county.issue([{ role: 'LEAD', unit: 'water' }]);
  const conclusion = randomUUID();
  const evidence = [await county.evidence('miaoxiaolan', '排口.txt')];
  const findings = ['污水直排', '台账不实'].map((what) => ({
    ...{ findingId: randomUUID(), type: 'DELAY', problem: { ...problem(what), responsibleUnit: '水利局' }, evidence },
  }));
  const draft = {
    ...{ matterId: matter, unit: county.unit('water'), facts: '核查三处排口', judgement: '一处不到位', findings },
    participants: [county.person('miaoxiaolan')],
  };
  await county.do('miaoxiaolan', 'conclusion.draft', conclusion, { ...draft, findings: findings.slice(0, 1) });
  await county.do('qiyanqiu', 'conclusion.decide', conclusion, { agree: false, opinion: '台账不实也要写' });
  await county.awaits('miaoxiaolan', 'conclusion.draft', matter);
  await county.do('miaoxiaolan', 'conclusion.draft', conclusion, draft);
  await county.do('qiyanqiu', 'conclusion.decide', conclusion, { agree: true, opinion: '' });
  const [letter] = await letters(matter, 'CONCLUSION', 'water.head');
  expect(letter?.documentNo).toBe('清政督结〔2026〕1号');
  expect(await wordsOf(letter, 'water.head')).toContain('自收到之日起30日内');
  await county.do('water.handler', 'conclusion.receive', conclusion, { remark: '' });
  expect(await county.waiting('qiyanqiu', matter)).not.toContain('conclusion.decide');
  const rectification = randomUUID();
  await county.do('miaoxiaolan', 'rectification.issue', rectification, {
    ...{ matterId: matter, unit: county.unit('water'), planDueOn: '2026-03-06', dueOn: '2026-03-31' },
    findings: findings.map(({ evidence: _, ...finding }) => ({ ...finding, requirement: '整改' })),
  });
  const asked = randomUUID();
  await county.do('water.head', 'reconsideration.file', asked, {
    ...{ conclusionId: conclusion, reasons: '排口已于2月27日封堵', evidence: [] },
  });
  await county.do('zhenshouzhuo', 'reconsideration.examine', asked, { agree: true, opinion: '' });
  await county.do('qiyanqiu', 'reconsideration.assign-reviewers', asked, { reviewers: [county.person('youzhi')] });
  const reviewer = await opened('youzhi', matter, 'conclusions');
  await reviewer.getByRole('button', { name: '复核意见' }).click();
  const form = reviewer.getByRole('dialog');
  await form.getByText('变更', { exact: true }).click();
  await form.getByLabel('复核意见').fill('现场复看,排口已封堵');
  await form.getByRole('button', { name: '提出复核意见' }).click();
  await closes(form);
  await county.settled();

  await county.awaits('wenruochuan', 'reconsideration.decide', matter);
  const head = await opened('wenruochuan', matter);
  const card = head.getByRole('region', { name: '办理:复核决定' });
  await card.getByText('变更', { exact: true }).click();
  await card.getByText('问题1:污水直排').click();
  await card.getByLabel('理由').fill('排口已封堵');
  await card.getByRole('button', { name: '作出复核决定' }).click();
  await card.waitFor({ state: 'detached' });
  await county.settled();
  const [decided] = await letters(matter, 'RECONSIDERATION_DECISION', 'water.head');
  expect(decided?.documentNo).toBe('清政督复〔2026〕1号');
  expect(await wordsOf(decided, 'water.head')).toContain('撤销其中的问题“污水直排”,不再要求整改');
  expect(await letters(matter, 'RECONSIDERATION_DECISION', 'police.head')).toEqual([]);
  expect(await county.get<ConclusionView[]>('water.head', `/api/conclusions?matterId=${matter}`)).toMatchObject([
    { reconsidered: { decision: 'AMEND', withdrawn: [{ what: '污水直排' }] } },
  ]);
  expect(await rectifications(matter, 'water.head')).toMatchObject([
    { status: 'ISSUED', findings: [{ withdrawn: { reasons: '排口已封堵' } }, { withdrawn: null }] },
  ]);
});
