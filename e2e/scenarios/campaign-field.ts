import { randomUUID } from 'node:crypto';
import { type CampaignFieldView, type CommandName, type ConclusionView, type InspectionView } from '@duban/contracts';
import { eventually } from '@duban/testing';
import { type Page } from 'playwright-core';
import { recordOfMember } from './campaign-member';
import { type County } from './county';
import { docxText } from './docx';
import { choose, type Office } from './office';

type Doing = (account: string, step: string) => Promise<{ page: Page; form: ReturnType<Page['getByRole']> }>;
/** A campaign whose team is out, and what the scenario does its steps with. */
type Campaign = { county: County; id: string; doing: Doing };

const agree = { agree: true, opinion: '同意' };
/** One picture, as a phone's camera gives it. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
type Found = { findingId: string; type: string; unit: object; problem: object };
const found = (county: County, unit: string, where: string): Found => ({
  ...{ findingId: randomUUID(), type: 'DEVIATION', unit: county.unit(unit) },
  problem: {
    ...{ what: `${where}外墙渗水`, when: '2026-03-10', where, responsibleUnit: county.unit(unit).name },
    ...{ impact: '三十二户居民家中返潮', cause: '防水层未按图施工', suggestion: '返工并逐户回访', selfReported: false },
  },
});

/** AC-10 from the field on: records, 碰头, 总报告, 结论, 复核. */
export const fieldAndAfter = async ({ county, office, id, doing }: Campaign & { office: Office }): Promise<void> => {
  const field = (): Promise<CampaignFieldView> =>
    county.get<CampaignFieldView>('zhenshouzhuo', `/api/campaigns/${id}/field`);
  /** The step that waits for the desk about this 结论 or 整改. */
  const subjectOf = async (command: CommandName, subject: string): Promise<void> => {
    await eventually(`${command} of ${subject} waits`, async () =>
      (await county.todos('miaoxiaolan')).some((todo) => todo.command === command && todo.subjectId === subject),
    );
  };

  await county.moveTo('2026-03-10T03:00:00.000Z');
  const inspections = await county.get<InspectionView[]>('miaoxiaolan', `/api/inspections?matterId=${id}`);
  expect(inspections.map(({ mode, status }) => `${mode} ${status}`).sort()).toEqual([
    ...['COVERT_VISIT APPROVED', 'OPEN_VISIT APPROVED'],
  ]);
  const submitted = async (mode: string, unit: string, other: object = {}) => {
    const check = inspections.find((one) => one.mode === mode);
    const [point] = check?.points ?? [];
    return {
      ...{ inspectionId: check?.id, pointId: point?.pointId, method: 'INSPECT', observations: '外墙渗水' },
      ...{
        visitedAt: '2026-03-10T02:00:00.000Z',
        sentAt: county.now(),
        findings: [found(county, unit, point?.name ?? '')],
      },
      ...(mode === 'OPEN_VISIT' ? { confirmation: { result: 'CONFIRMED', by: '芮汀' } } : {}),
      ...other,
    };
  };
  expect(
    await county.refused('miaoxiaolan', 'inspection-record.submit', randomUUID(), {
      ...(await submitted('COVERT_VISIT', 'tongwu')),
      findings: [found(county, 'baiteng', '白藤镇')],
    }),
  ).toMatchObject({ code: 'inspection.subject-outside', title: expect.stringContaining('白藤镇') });
  for (const [mode, unit] of [
    ['OPEN_VISIT', 'liuting'],
    ['COVERT_VISIT', 'tongwu'],
  ] as const)
    await county.do('miaoxiaolan', 'inspection-record.submit', randomUUID(), await submitted(mode, unit));

  await recordOfMember(office, county, id);

  const leader = await doing('miaoxiaolan', '每日碰头');
  await besideTheVisits(leader.page, county);
  await leader.form.getByLabel('工作进展').fill('两处都看过');
  await leader.form.getByText('本组外勤结束').click();
  await leader.form.getByRole('button', { name: '记下碰头' }).click();
  await leader.form.getByText('还有没有作出结果的核查').waitFor();
  for (const { id: check } of inspections)
    await county.do('miaoxiaolan', 'inspection.conclude', check, { result: 'PARTLY', summary: '外墙渗水' });
  await leader.form.getByRole('button', { name: '记下碰头' }).click();
  await leader.form.waitFor({ state: 'detached' });
  await county.settled();

  // 碰头会: 底稿的问题各列一个, 定级
  await county.awaits('zhenshouzhuo', 'campaign.merge-findings', id);
  const chief = await doing('zhenshouzhuo', '召开碰头会');
  await chief.form.getByLabel('统一的标准').fill('以户为单位');
  await chief.form.getByLabel('碰头会纪要').fill('逐项核对照片和底稿');
  await choose(chief.page, chief.form, '分级1', '严重');
  for (const n of ['汇总问题1', '汇总问题2'])
    await chief.form
      .getByRole('group', { name: n })
      .locator('input[type=file]')
      .setInputFiles({ name: `${n}.png`, mimeType: 'image/png', buffer: picture });
  for (const n of ['汇总问题1.png', '汇总问题2.png']) await chief.form.getByText(n).waitFor();
  await chief.form.getByRole('button', { name: '汇总问题', exact: true }).click();
  await chief.form.waitFor({ state: 'detached' });
  await county.settled();
  expect((await field()).merged?.findings.map(({ grade, covert: secret }) => [grade, secret]).sort()).toEqual([
    ['GENERAL', expect.any(Boolean)],
    ['GRAVE', expect.any(Boolean)],
  ]);

  await county.awaits('zhenshouzhuo', 'campaign.synthesize', id);
  const writing = await doing('zhenshouzhuo', '情况综合');
  await writing.form.getByLabel('总体情况').fill('改造总体有序');
  await writing.form.getByLabel('原因分析').fill('监理缺位');
  await writing.form.getByLabel('成效').fill('好'.repeat(300));
  await writing.form.getByLabel('意见建议').fill('建立防水抽检');
  for (const unit of ['柳汀镇', '桐坞乡']) {
    const block = writing.form.getByRole('group', { name: new RegExp(`结论:.*${unit}`) });
    await block.getByLabel('结论').fill('一处未按图施工');
    await block.getByLabel('整改要求').fill('返工并逐户回访');
  }
  await writing.form.getByRole('button', { name: '送行政首长审定' }).click();
  await writing.form.getByText('成效写了300字').waitFor();
  await writing.form.getByLabel('成效').fill('已改造十二个小区');
  await writing.form.getByRole('button', { name: '送行政首长审定' }).click();
  await writing.form.waitFor({ state: 'detached' });
  await county.settled();
  await county.awaits('wenruochuan', 'campaign.decide-synthesis', id);
  await county.do('wenruochuan', 'campaign.decide-synthesis', id, agree);
  const report = docxText(await county.download('wenruochuan', `/api/campaigns/${id}/report.docx`));
  expect(report.indexOf('外墙渗水')).toBeLessThan(report.indexOf('已改造十二个小区'));

  await bulletinOf({ county, id, doing });

  // 对每个对象的结论: 送达以前桐坞乡什么也不知道, 送达以后只有自己的
  await expect(county.get('tongwu.head', `/api/matters/${id}`)).rejects.toThrow('404');
  const { decided, merged } = await field();
  const proof = await county.evidence('miaoxiaolan', '可以送达的照片.txt');
  for (const { conclusionId, unit } of decided?.conclusions ?? []) {
    await subjectOf('conclusion.draft', conclusionId);
    const findings = (merged?.findings ?? []).filter((one) => one.unit.id === unit.id);
    await county.do('miaoxiaolan', 'conclusion.draft', conclusionId, {
      ...{
        matterId: id,
        unit,
        facts: '现场查实',
        judgement: '一处未按图施工',
        participants: [county.person('miaoxiaolan')],
      },
      findings: findings.map(({ findingId, type, problem }) => ({ findingId, type, problem, evidence: [proof] })),
    });
    await county.do('qiyanqiu', 'conclusion.decide', conclusionId, agree);
  }
  const conclusionOf = (unit: string) => decided?.conclusions.find((one) => one.unit.id === county.unit(unit).id);
  const ofTongwu = conclusionOf('tongwu');
  // The letter has its number and file before the conclusion is delivered.
  const mine = await eventually('the conclusion is delivered', async () => {
    const all = await county.get<ConclusionView[]>('tongwu.head', `/api/conclusions?matterId=${id}`);
    return all.length > 0 && all;
  });
  expect(mine).toMatchObject([{ unit: county.unit('tongwu'), status: 'DELIVERED' }]);
  for (const unit of ['tongwu', 'liuting'])
    await county.do(`${unit}.head`, 'conclusion.receive', conclusionOf(unit)?.conclusionId ?? '', {});
  await subjectOf('rectification.issue', ofTongwu?.rectificationId ?? '');
  for (const account of ['tongwu.head', 'tongwu.handler'])
    for (const route of ['/api/timeline', '/api/inspections', '/api/process-instances'])
      expect(JSON.stringify(await county.get(account, `${route}?matterId=${id}`))).not.toMatch(/暗访|碰头|上坞村东头/);

  // 各下达整改, 柳汀镇的立行立改
  for (const { rectificationId, unit } of decided?.conclusions ?? []) {
    await subjectOf('rectification.issue', rectificationId ?? '');
    const own = (merged?.findings ?? []).filter((one) => one.unit.id === unit.id);
    await county.do('miaoxiaolan', 'rectification.issue', rectificationId ?? '', {
      ...{ matterId: id, unit, planDueOn: '2026-03-16', dueOn: '2026-03-31' },
      findings: own.map(({ findingId, type, problem }) => ({ findingId, type, problem, requirement: '返工' })),
    });
  }
  await county.do('miaoxiaolan', 'rectification.fix-at-once', conclusionOf('liuting')?.rectificationId ?? '', {
    findingId: merged?.findings.find((one) => one.unit.id === county.unit('liuting').id)?.findingId,
    ...{ result: '现场返工', evidence: [proof] },
  });

  // 复核: 督查组、写报告的、审定的都回避
  const again = randomUUID();
  await county.do('tongwu.head', 'reconsideration.file', again, {
    ...{ conclusionId: ofTongwu?.conclusionId, reasons: '已经返工' },
  });
  await county.do('zhenshouzhuo', 'reconsideration.examine', again, agree);
  for (const partial of ['miaoxiaolan', 'yanxingzhou', 'zhenshouzhuo', 'qiyanqiu'])
    expect(
      await county.refused('yuechangting', 'reconsideration.assign-reviewers', again, {
        reviewers: [county.person(partial)],
      }),
    ).toMatchObject({ code: 'reconsideration.participant' });
  await county.do('yuechangting', 'reconsideration.assign-reviewers', again, { reviewers: [county.person('youzhi')] });
  expect((await field()).merged?.findings.map(({ status }) => status).sort()).toEqual(['DISPUTED', 'VERIFIED']);
  const tab = chief.page;
  await tab.goto(`${county.url}/matters/${id}`);
  await tab.getByRole('tab', { name: '督查活动' }).click();
  await tab.getByRole('region', { name: '问题清单' }).getByText('复核中').waitFor();

  await county.moveTo('2026-04-10T03:00:00.000Z');
  expect(
    await county.refused('liuting.head', 'reconsideration.file', randomUUID(), {
      ...{ conclusionId: conclusionOf('liuting')?.conclusionId, reasons: '有异议' },
    }),
  ).toMatchObject({ code: 'reconsideration.too-late' });
  await lookBackOn({ county, id, doing });
  expect((await field()).merged?.findings.map(({ status }) => status).sort()).toEqual(['CLOSED', 'DISPUTED']);
};

/** 妨碍督查、调阅清单: what comes up beside the visits, each refused where something is missing. */
const besideTheVisits = async (page: Page, county: County): Promise<void> => {
  await page.getByRole('tab', { name: '督查活动' }).click();
  const beside = page.getByRole('region', { name: '妨碍督查和调阅资料' });
  await beside.getByRole('button', { name: '登记妨碍督查' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await dialog.getByText('请填写事实').waitFor();
  await choose(page, dialog, '单位', county.unit('liuting').name);
  await choose(page, dialog, '情形', '隐瞒情况');
  for (const [label, text] of [
    ['时间', '3月10日10时'],
    ['地点', '鹭洲小区'],
    ['事实', '称施工日志遗失'],
    ['责令改正的要求', '当日提供'],
  ] as const)
    await dialog.getByLabel(label).fill(text);
  await dialog.locator('input[type=file]').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: picture });
  await dialog.getByText('现场.png').waitFor();
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await beside.getByText('责令:当日提供').waitFor();

  await page.getByRole('region', { name: '督查组现场' }).getByRole('button', { name: '登记调阅清单' }).click();
  await choose(page, dialog, '移交单位', county.unit('liuting').name);
  await dialog.getByLabel('资料名称1').fill('监理记录');
  await dialog.getByLabel('移交人').fill('芮汀');
  await dialog.getByLabel('移交日期').fill('2026-03-10');
  await dialog.getByLabel('归还期限').fill('2026-03-09');
  await dialog.getByRole('button', { name: '登记调阅清单' }).click();
  await dialog.getByText('归还期限不能早于移交日期').waitFor();
  await dialog.getByLabel('归还期限').fill('2026-03-20');
  await dialog.getByRole('button', { name: '登记调阅清单' }).click();
  await beside.getByText('监理记录').waitFor();
  await page.getByRole('tab', { name: '办理' }).click();
};

/** 通报: whoever signs it reads what it says; it goes to every subject. */
const bulletinOf = async ({ county, id, doing }: Campaign): Promise<void> => {
  await county.awaits('zhenshouzhuo', 'campaign.draft-bulletin', id);
  const { page, form } = await doing('zhenshouzhuo', '情况通报');
  await form.getByRole('button', { name: '添加反面典型' }).click();
  await choose(page, form, '反面典型单位1', county.unit('liuting').name);
  await form.getByLabel('反面典型情况1').fill('外墙渗水久拖不改');
  await form.getByLabel('工作要求').fill('逐栋排查');
  await form.getByRole('button', { name: '送签发' }).click();
  await form.waitFor({ state: 'detached' });
  await county.awaits('wenruochuan', 'campaign.sign-bulletin', id);
  const head = await doing('wenruochuan', '通报签发');
  await head.form.getByText('外墙渗水久拖不改').waitFor();
  await head.form.getByRole('button', { name: '提交签发' }).click();
  await head.form.waitFor({ state: 'detached' });
  await county.settled();
};

/** 回头看: planned of what was cleared, and looked at on that day, by somebody whose sign-in has not expired meanwhile. */
const lookBackOn = async ({ county, id, doing }: Campaign): Promise<void> => {
  await county.awaits('yanxingzhou', 'campaign.plan-look-back', id);
  const { page, form } = await doing('yanxingzhou', '安排回头看');
  await form.getByRole('checkbox').first().check();
  await form.getByLabel('回头看日期').fill('2026-04-10');
  await choose(page, form, '办理人员', '晏行舟');
  await page.keyboard.press('Escape');
  await form.getByRole('button', { name: '安排回头看' }).click();
  await form.waitFor({ state: 'detached' });
  await county.awaits('yanxingzhou', 'campaign.look-back', id);
  const looking = await doing('yanxingzhou', '回头看');
  await looking.form.getByText('已落实', { exact: true }).click();
  await looking.form.getByLabel('现场情况').fill('外墙不再渗水');
  await looking.form.getByRole('button', { name: '登记回头看结果' }).click();
  await looking.form.waitFor({ state: 'detached' });
  await county.settled();
};
