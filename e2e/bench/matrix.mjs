import { randomUUID } from 'node:crypto';
import { quantile, rounds, single } from './measure.mjs';
import { cleaningUp } from './programs.mjs';

const ITEMS = 40;
const PERIODS = 12;
const SLOWER = 4;
const KEYS = 100;
const KEY_PAUSE_MS = 70;
/** what the browser does not report because it was quicker */
const LEAST_MS = 16;
const lead = ['water', 'education', 'housing', 'traffic', 'finance'];
const months = Array.from({ length: PERIODS + 1 }, (_, i) => new Date(Date.UTC(2026, i, 1)).toISOString().slice(0, 7));

/** A matter of 文件、会议督查 with its plan given out and acknowledged. */
const followed = async (county) => {
  const id = randomUUID();
  const items = Array.from({ length: ITEMS }, (_, i) => ({
    no: i + 1,
    sentence: `${i + 1}.由牵头单位负责,2027年6月底前完成第${i + 1}项任务。`,
    matter: `第${i + 1}项任务:管网、道路、学校、民生设施逐处完成改造并验收`,
    lead: county.unit(lead[i % lead.length]),
    co: i % 4 === 0 ? [county.unit('liuting')] : [],
  }));
  const title = '政府工作报告年度目标分解';
  await county.do('miaoxiaolan', 'source-document.register', id, {
    ...{ kind: 'WORK_REPORT', title, issuedOn: '2026-01-05', declaredUnclassified: true },
    text: items.map(({ sentence }) => sentence).join('\n'),
    items: items.map((item) => ({ ...item, deadline: { unit: 'DATE', date: '2027-06-30' } })),
  });
  const source = { type: 'MAJOR_DECISION', title, receivedOn: '2026-01-05' };
  await county.register({ title: `${title}的督查`, category: 'DECISION', procedure: 'WH', source }, id);
  await county.draftOpinion(id, { deadlineReason: '按文件' });
  await county.approve(id);
  const planned = items.map((item) => ({
    ...item,
    successCriteria: '完成并验收',
    method: 'DOCUMENT',
    dueOn: '2027-06-30',
  }));
  await county.do('miaoxiaolan', 'supervision-plan.draft', id, { objective: title, rhythm: 'MONTH', items: planned });
  await county.do('zhenshouzhuo', 'supervision-plan.check', id, { agree: true });
  await county.do('wenruochuan', 'supervision-plan.approve', id, { agree: true });
  const lines = planned.flatMap(({ no, matter, lead: first, co }) =>
    [first, ...co].map((unit, i) => ({
      ...{ item: { no, matter, method: 'DOCUMENT' }, role: i === 0 ? 'LEAD' : 'CO', unit, requirement: matter },
      ...{ responsibleLeader: county.person('water.head'), deadline: { unit: 'DATE', date: '2027-06-30' } },
    })),
  );
  await county.do('miaoxiaolan', 'notice.draft', id, {
    title: `${title}督查通知`,
    text: '请逐项落实。',
    contact: '苗晓岚',
    lines,
  });
  await county.do('qiyanqiu', 'notice.sign', id, { agree: true });
  for (const unit of [...lead, 'liuting'])
    for (const { id: task } of await county.assignments(unit, id))
      await county.do(`${unit}.handler`, 'assignment.acknowledge', task, { handler: county.person(`${unit}.handler`) });
  return { id, items };
};

/** Reports and classes of one period after another. */
const told = async (county, { id, items }) => {
  for (const [i, month] of months.slice(0, PERIODS).entries()) {
    await county.moveTo(`${months[i + 1]}-20T01:00:00.000Z`);
    for (const unit of lead)
      for (const task of (await county.assignments(unit, id)).filter(({ role }) => role === 'LEAD'))
        await county.request(`${unit}.handler`, 'POST', `/api/assignments/${task.id}/report-progress`, {
          ...{ period: month, percent: 8 * (i + 1), deployment: '已部署', actions: '按月推进' },
          ...{
            progress: `本月完成${i + 1}处,累计过半`,
            achievements: '无',
            noProblemStatement: '无',
            nextSteps: '加快',
          },
        });
    const classes = items.map(({ no }) =>
      (no + i) % 7 ? { no, progressClass: 'NORMAL' } : { no, progressClass: 'LAGGING', guidance: '请增派施工力量' },
    );
    await county.awaits('miaoxiaolan', 'supervision-plan.classify', id);
    await county.do('miaoxiaolan', 'supervision-plan.classify', id, { lines: classes });
  }
};

/** When so many rows of the matrix are drawn, by the page's own clock from the beginning of its loading. */
const watching = `addEventListener('DOMContentLoaded', () => {
  const drawn = () => document.querySelectorAll('table[aria-label="进展矩阵"] tbody tr').length >= ${ITEMS};
  const seen = new MutationObserver(() => {
    if (!drawn()) return;
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => (window.matrixReadyAt = performance.now())));
  });
  seen.observe(document, { childList: true, subtree: true });
});`;
/** The page's policy lets no text be evaluated in it: asked from outside until it knows. */
const readyAt = async (page) => {
  for (;;) {
    const at = await page.evaluate('window.matrixReadyAt');
    if (at) return at;
    await page.waitForTimeout(50);
  }
};
const listening = `window.keyDelays = [];
new PerformanceObserver((list) => {
  for (const { name, duration } of list.getEntries()) if (name === 'keydown') window.keyDelays.push(duration);
}).observe({ type: 'event', durationThreshold: ${LEAST_MS} });`;

/** From a key to the next picture, of every key; those the browser does not report took less than it reports. */
const typed = async (page, cell) => {
  await cell.click();
  await page.evaluate('window.keyDelays.length = 0');
  await page.keyboard.type('x'.repeat(KEYS), { delay: KEY_PAUSE_MS });
  await page.waitForTimeout(500);
  const slow = await page.evaluate('window.keyDelays');
  return [...slow, ...Array.from({ length: Math.max(0, KEYS - slow.length) }, () => LEAST_MS)];
};

/** A matter of 40 items × 12 periods in Chromium, its processor slowed down four times: opened, and edited. */
export const matrix = () =>
  cleaningUp(async (later) => {
    const { County } = await import('../dist/scenarios/county.js');
    const { Office } = await import('../dist/scenarios/office.js');
    const { demoAdminPassword } = await import('../../services/platform/dist/index.js');
    const county = await County.open('2026-01-05T01:00:00.000Z');
    later(() => county.close());
    const matter = await followed(county);
    await told(county, matter);
    const office = await Office.open(demoAdminPassword);
    later(() => office.close());
    const address = `${county.url}/matters/${matter.id}?tab=items`;
    const page = await office.sit(address, 'miaoxiaolan');
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(watching);
    await page.addInitScript(listening);
    const opened = [];
    for (let round = 0; round < rounds; round += 1) {
      await page.goto(address);
      opened.push(await readyAt(page));
    }
    const cells = await page.locator('table[aria-label="进展矩阵"] tbody td').count();
    await page.getByRole('button', { name: '修订方案' }).click();
    const sheet = page.getByRole('table', { name: '检查项目' });
    await sheet.waitFor();
    const keys = await typed(page, sheet.getByLabel('完成标准20', { exact: true }));
    const row = (what, q, must) => single(what, 'ms', [quantile(keys, q)], { must });
    return {
      rows: [
        single(`page of ${ITEMS} items × ${PERIODS} periods ready, ${SLOWER}× slower`, 'ms', opened, {
          must: '≤ 1,000',
        }),
        row(`key to picture in the sheet of ${ITEMS} rows, p50`, 0.5, '≤ 100'),
        row('key to picture, p95', 0.95, '≤ 100'),
        row('key to picture, worst', 1, '≤ 200'),
      ],
      slices: { opened, keys, cells },
      checked: `${cells} cells drawn in ${opened.length} openings`,
    };
  });
