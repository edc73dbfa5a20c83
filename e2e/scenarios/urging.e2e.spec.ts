import { type DocumentView, type MessageView, type Page, type ReminderView } from '@duban/contracts';
import { County } from './county';
import { docxText } from './docx';

let county: County;
beforeAll(async () => {
  county = await County.open('2026-03-02T01:00:00.000Z');
});
afterAll(() => county?.close());

const china = (at: string): string => new Date(`2026-${at}+08:00`).toISOString();
const problem = {
  what: '主管网老化',
  when: '2026年2月',
  where: '鹭洲村',
  responsibleUnit: '水利局',
  impact: '断供',
  cause: '年久失修',
  suggestion: '更换',
};

/** What the clock told a person that day, by title. */
const toldOn = async (account: string, day: string): Promise<string[]> => {
  const { items } = await county.get<Page<MessageView>>(account, '/api/messages?limit=100');
  return items
    .filter(
      ({ sender, at }) => sender === '系统自动催办' && at >= china(`${day}T00:00`) && at <= china(`${day}T23:59:59`),
    )
    .map(({ title }) => title);
};
const notices = async (matterId: string): Promise<DocumentView[]> =>
  (await county.get<DocumentView[]>('water.handler', `/api/documents?matterId=${matterId}`)).filter(
    ({ kind }) => kind === 'URGE_NOTICE',
  );
const textOf = async (document: DocumentView | undefined): Promise<string> => {
  return docxText(await county.download('water.handler', `/api/documents/${document?.id}/file`));
};

it('AC-4 催办升级:T−3、T−1、T0、T+3、T+7 依次到,每日一条,蓝、黄、红单各有文号;报送即停', async () => {
  const deadline = { unit: 'WORKDAY', amount: 14 };
  const matterId = await county.issue([{ role: 'LEAD', unit: 'water', deadline }]);
  const { id, dueAt } = await county.acknowledge('water', matterId);
  expect(dueAt).toBe(china('03-20T23:59:59'));
  await county.do('water.handler', 'assignment.report-progress', id, {
    deployment: '已召开现场会',
    actions: '更换主管网',
    progress: '完成总量六成',
    percent: 60,
    achievements: '部门联动',
    problems: [problem],
    nextSteps: '月底前通水',
    evidence: [],
  });

  await county.moveTo(china('03-16T20:00'));
  expect(await toldOn('water.handler', '03-16')).toEqual([]);
  await county.moveTo(china('03-17T08:00'));
  expect(await toldOn('water.handler', '03-17')).toEqual(['临期提醒']);
  await county.moveTo(china('03-17T20:00'));
  expect(await toldOn('water.handler', '03-17')).toEqual(['临期提醒']);
  await county.moveTo(china('03-19T08:00'));
  expect(await toldOn('water.leader', '03-19')).toEqual(['到期前再提醒']);
  expect(await county.waiting('miaoxiaolan', matterId)).toEqual([]);

  // T0: in the night nobody is disturbed; the supervisor's to-do and the blue notice are there at once.
  await county.moveTo(china('03-21T00:00'));
  expect(await county.waiting('miaoxiaolan', matterId)).toEqual(['assignment.urge']);
  expect(await notices(matterId)).toMatchObject([{ documentNo: '清政督催〔2026〕1号' }]);
  expect(await textOf((await notices(matterId))[0])).toContain('蓝色督查单');
  await county.moveTo(china('03-21T08:00'));
  expect(await toldOn('water.handler', '03-21')).toEqual(['逾期,电话催办,发蓝单']);
  expect(await toldOn('water.handler', '03-20')).toEqual([]);
  await county.do('miaoxiaolan', 'assignment.urge', id, {
    channel: 'PHONE',
    content: '请尽快报送办结报告',
    answeredBy: '江若水',
    answer: '正在收尾',
  });

  await county.moveTo(china('03-25T08:00'));
  expect(await toldOn('water.head', '03-25')).toEqual(['逾期三日,发黄单,抄分管领导']);
  expect(await toldOn('luzhiyuan', '03-25')).toEqual(['逾期三日,发黄单,抄分管领导']);
  const yellow = (await notices(matterId))[1];
  expect(yellow).toMatchObject({ documentNo: '清政督催〔2026〕2号' });
  for (const words of ['黄色督查单', '逾期3个工作日', '清政督催〔2026〕1号'])
    expect(await textOf(yellow)).toContain(words);

  await county.moveTo(china('03-31T08:00'));
  expect(await toldOn('water.head', '03-31')).toEqual(['逾期七日,发红单,建议约谈']);
  expect(await notices(matterId)).toHaveLength(2);
  await county.do('zhenshouzhuo', 'assignment.approve-notice', id, { agree: true, opinion: '同意' });
  const red = (await notices(matterId))[2];
  expect(red).toMatchObject({ documentNo: '清政督催〔2026〕3号' });
  for (const words of ['红色督查单', '逾期7个工作日', '甄守拙']) expect(await textOf(red)).toContain(words);
  expect(await county.waiting('miaoxiaolan', matterId)).toContain('assignment.propose-outcome');

  // 报送即停: T+15 finds nothing to say, and what was not done is withdrawn.
  const evidence = [await county.evidence('water.handler', '现场照片.txt')];
  await county.do('water.handler', 'assignment.draft-report', id, {
    facts: '管网爆裂',
    crux: '老化',
    measures: '更换主管网',
    results: '已恢复供水',
    problems: [problem],
    causes: '年久失修',
    followUp: '每月巡查',
    evidence,
  });
  await county.do('water.leader', 'assignment.check-report', id, { agree: true, opinion: '' });
  await county.do('water.head', 'assignment.sign-report', id, { agree: true, opinion: '' });
  await county.moveTo(china('04-20T09:00'));
  expect(await county.waiting('miaoxiaolan', matterId)).not.toContain('assignment.propose-outcome');
  const reminders = await county.get<ReminderView[]>('water.handler', `/api/reminders?matterId=${matterId}`);
  expect(reminders.map(({ rung, state }) => `${rung} ${state}`)).toEqual([
    'T-3 TOLD',
    'T-1 TOLD',
    'T0 TOLD',
    'T+3 TOLD',
    'T+7 TOLD',
  ]);
  expect(await notices(matterId)).toHaveLength(3);
});
