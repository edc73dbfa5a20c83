import { type ProcessInstanceView } from '@duban/contracts';
import { County } from './county';
import { Office } from './office';

let county: County;
let office: Office;
let matter: string;
beforeAll(async () => {
  county = await County.open('2026-03-02T01:00:00.000Z');
  office = await Office.open('Duban@2026');
  matter = await county.issue([
    { role: 'LEAD', unit: 'water' },
    { role: 'CO', unit: 'liuting' },
  ]);
  await county.moveTo('2026-03-02T02:30:00.000Z');
  await county.acknowledge('water', matter);
});
afterAll(async () => {
  await office?.close();
  await county?.close();
});

it('AC-26 打开事项就看到流程图:经过的环节、时刻和经办人,现在的环节和在谁手里', async () => {
  const page = await office.sit(`${county.url}/matters/${matter}`, 'miaoxiaolan');
  const problems: string[] = [];
  page.on('console', (line) => void (/Content Security Policy/.test(line.text()) && problems.push(line.text())));
  await page.goto(`${county.url}/matters/${matter}`);
  await page.getByRole('tab', { name: '流程图' }).click();
  await page.getByRole('img', { name: '批办督查流程图' }).waitFor();
  for (const [node, person] of [
    ['拟办', '苗晓岚'],
    ['立项审核', '甄守拙'],
    ['立项审批', '祁砚秋'],
    ['督办通知签发', '祁砚秋'],
  ] as const) {
    const passed = page.getByRole('list', { name: '经过的环节' }).getByRole('listitem').filter({ hasText: node });
    expect(await passed.first().innerText()).toMatch(new RegExp(`3月2日 \\d{2}:\\d{2} ${person}`));
  }
  const [root] = await county.get<ProcessInstanceView[]>('miaoxiaolan', `/api/process-instances?matterId=${matter}`);
  const active = root?.elements.findLast((e) => e.state === 'ACTIVE')?.elementId ?? '';
  await page.locator(`.current[data-element-id="${active}"]`).waitFor();
  expect(await page.locator('.passed[data-element-id]').count()).toBeGreaterThan(5);
  expect(await page.locator('.taken[data-element-id]').count()).toBeGreaterThan(5);
  const now = page.getByRole('complementary', { name: '事项要点' });
  expect(await now.innerText()).toMatch(/办结报告起草\s*江若水/);
  expect(await now.innerText()).toMatch(/签收\s*柳小渡/);
  expect(problems).toEqual([]);
});

it('AC-26 承办单位看到事项的流程和自己的任务,看不到别的单位办到哪里', async () => {
  const page = await office.sit(`${county.url}/matters/${matter}`, 'liuting.handler');
  await page.goto(`${county.url}/matters/${matter}`);
  await page.getByRole('tab', { name: '流程图' }).click();
  await page.getByRole('img', { name: '批办督查流程图' }).waitFor();
  const now = page.getByRole('complementary', { name: '事项要点' });
  await now.getByText('柳小渡').first().waitFor();
  expect(await now.innerText()).not.toContain('江若水');
});

/** Whose names stand at the steps that were passed. */
const namesAt = async (account: string, matterId: string): Promise<string[]> => {
  const instances = await county.get<ProcessInstanceView[]>(account, `/api/process-instances?matterId=${matterId}`);
  return [...new Set(instances.flatMap(({ elements }) => elements.flatMap(({ by }) => by ?? [])))].sort();
};

it('AC-26 承办单位的流程图上只有本单位经办人的姓名,其他环节只有时刻', async () => {
  expect(await namesAt('miaoxiaolan', matter)).toEqual(
    expect.arrayContaining(['江若水', '甄守拙', '祁砚秋', '苗晓岚']),
  );
  expect(await namesAt('water.handler', matter)).toEqual(['江若水']);
  expect(await namesAt('liuting.handler', matter)).toEqual([]);
});

it('AC-26 限定知悉范围的事项:名单上的人看到流程,同一督查室的其他人、同一单位的其他人看不到', async () => {
  const team = {
    subject: 'TEAM',
    leader: county.person('wenruochuan'),
    post: '县长',
    level: 'LOCAL',
    on: '2026-03-02',
  };
  const named = ['youzhi', 'miaoxiaolan', 'zhenshouzhuo', 'qiyanqiu', 'water.handler'];
  const restricted = await county.issue([{ role: 'LEAD', unit: 'water' }], {
    register: {
      title: '关于水利局值班纪律问题的办理',
      instruction: { ...team, text: '请查清后报告。' },
      restrictedTo: named.map((account) => county.person(account)),
    },
  });
  await county.acknowledge('water', restricted);
  expect(await namesAt('miaoxiaolan', restricted)).toEqual(expect.arrayContaining(['江若水', '甄守拙', '祁砚秋']));
  expect(await namesAt('water.handler', restricted)).toEqual(['江若水']);
  for (const stranger of ['yanxingzhou', 'luzhiyuan', 'water.leader', 'liuting.handler']) {
    expect(await county.get(stranger, `/api/process-instances?matterId=${restricted}`)).toEqual([]);
    expect(await county.get(stranger, `/api/holders?matterId=${restricted}`)).toEqual([]);
  }
  const page = await office.sit(`${county.url}/matters/${restricted}`, 'yanxingzhou');
  await page.goto(`${county.url}/matters/${restricted}`);
  await page.getByText('可能已不在,或不在您的查看范围内').waitFor();
  const own = await office.sit(`${county.url}/matters/${restricted}`, 'water.handler');
  await own.goto(`${county.url}/matters/${restricted}`);
  await own.getByRole('tab', { name: '流程图' }).click();
  await own.getByRole('img', { name: '批办督查流程图' }).waitFor();
  expect(await own.getByRole('list', { name: '经过的环节' }).innerText()).not.toMatch(/苗晓岚|甄守拙|祁砚秋/);
});

it('与事项无关的单位打开它:没有找到,也看不到流程', async () => {
  const page = await office.sit(`${county.url}/matters/${matter}`, 'police.handler');
  await page.goto(`${county.url}/matters/${matter}`);
  await page.getByText('可能已不在,或不在您的查看范围内').waitFor();
  expect(await county.get('police.handler', `/api/process-instances?matterId=${matter}`)).toEqual([]);
  expect(await county.get('police.handler', `/api/holders?matterId=${matter}`)).toEqual([]);
});
