import { idOf } from './browser';
import { agreed, Hand, judged } from './hand';
import { type Act, dayAt, type Stage } from './stage';

const MONTHS = 24;
/** What came in, month after month: theme and the unit that led. Repeats, so that recurring problems show (S-53). */
const themes: readonly { about: string; lead: string; co?: string }[] = [
  { about: '农村饮水管网改造', lead: 'water', co: 'liuting' },
  { about: '校车站点安全', lead: 'education', co: 'traffic' },
  { about: '老旧小区雨污分流', lead: 'housing' },
  { about: '农村公路水毁修复', lead: 'traffic', co: 'baiteng' },
  { about: '夜间施工噪声治理', lead: 'housing', co: 'police' },
  { about: '农民工工资清欠', lead: 'labour', co: 'housing' },
  { about: '河道清淤', lead: 'water', co: 'baiteng' },
  { about: '学校食堂安全', lead: 'education' },
  { about: '城区停车秩序', lead: 'police', co: 'housing' },
  { about: '惠农补贴发放', lead: 'finance', co: 'liuting' },
  { about: '技能培训补贴', lead: 'labour', co: 'finance' },
];
const asked: readonly { about: string; unit: string }[] = [
  { about: '供水水质检测情况', unit: 'water' },
  { about: '学生资助发放情况', unit: 'education' },
  { about: '公交线路调整情况', unit: 'traffic' },
  { about: '财政直达资金进度', unit: 'finance' },
];

/** One closed matter of the past. `late`: handled after its due date; `again`: returned once before it passed. */
type Past = { key: string; month: number; about: string; lead: string; co?: string; late: boolean; again: boolean };
const pastMatters: readonly Past[] = Array.from({ length: MONTHS }, (_, i) => {
  const month = MONTHS - i;
  const theme = themes[month % themes.length] ?? { about: '专项工作', lead: 'water' };
  return { key: `${month}`, month, ...theme, late: month % 7 === 3, again: month % 5 === 1 };
});

/**
 * 二十四个月的历史 for charts: a matter a month carried to 办结 and a telephone call, by the same commands as today's, some
 * late, some returned once.
 */
export const history = (stage: Stage): Act[] => [
  ...pastMatters.flatMap((past) => whole(stage, past)),
  ...Array.from({ length: MONTHS }, (_, i) => call(stage, MONTHS - i)),
];

/** on these days the reminders before the due date are sent: time passes and nobody does anything */
const REMINDED_DAYS = [16, 18];
const nothing = (): Promise<void> => Promise.resolve();
const HANDLED_DAYS = 18;
const LATE_DAYS = 26;
const day = (stage: Stage, month: number, days: number, hour: number): string =>
  dayAt(stage.today, -30 * month + days, hour);

const whole = (stage: Stage, past: Past): Act[] => {
  const person = new Hand(stage, idOf(`history ${past.key}`));
  const came = day(stage, past.month, -2, 9);
  const handled = day(stage, past.month, past.late ? LATE_DAYS : HANDLED_DAYS, 10);
  const closed = day(stage, past.month, (past.late ? LATE_DAYS : HANDLED_DAYS) + 1, 15);
  return [
    { at: came, act: () => issue(person, past, came) },
    ...REMINDED_DAYS.map((days) => ({ at: day(stage, past.month, days, 9), act: nothing })),
    { at: handled, act: () => handle(person, past) },
    { at: closed, act: () => close(person, past) },
  ];
};

const call = (stage: Stage, month: number): Act => {
  const { about, unit } = asked[month % asked.length] ?? { about: '工作情况', unit: 'finance' };
  const person = new Hand(stage, idOf(`history call ${month}`));
  const at = day(stage, month, -2, 9);
  return {
    at,
    act: async () => {
      if (await person.past('ARCHIVED')) return;
      await person.register(`关于了解${about}`, at, 'luzhiyuan', '常务副县长', `了解一下${about}。`, 'NORMAL');
      await person.opinion('KNOW', `电话了解${about}`, at, '路知远');
      await person.step('miaoxiaolan', 'matter.record-call', {
        unit: stage.unit(unit),
        answeredBy: stage.person(`${unit}.handler`).name,
        situation: `${about}总体正常`,
        conclusion: '已了解,无异常',
      });
      await archive(person, 'D10');
    },
  };
};

const issue = async (person: Hand, past: Past, at: string): Promise<void> => {
  if (await person.past('ASSIGNED')) return;
  const title = `关于${past.about}问题的办理`;
  await person.register(title, at, 'wenruochuan', '县长', `请牵头单位抓好${past.about},限期解决并报结果。`, 'NORMAL');
  await person.opinion('CONCLUDE', `查清问题,抓好${past.about}`, at, '闻若川');
  await person.step('zhenshouzhuo', 'matter.check-opinion', { agree: true, opinion: '同意' });
  await person.step('qiyanqiu', 'matter.approve', { decision: 'APPROVE', opinion: '同意立项' });
  const line = (role: 'LEAD' | 'CO', unit: string): object => ({
    role,
    unit: person.stage.unit(unit),
    responsibleLeader: person.stage.person(`${unit}.head`),
    requirement: role === 'LEAD' ? `牵头做好${past.about}` : '配合牵头单位做好相关工作',
    deadline: { unit: 'WORKDAY', amount: 15 },
  });
  await person.step('miaoxiaolan', 'notice.draft', {
    title: `${title}督办通知`,
    text: `请抓好${past.about},按时报送结果`,
    contact: '苗晓岚',
    lines: [line('LEAD', past.lead), ...(past.co ? [line('CO', past.co)] : [])],
  });
  await person.step('qiyanqiu', 'notice.sign', { agree: true, opinion: '' });
  for (const unit of [past.lead, ...(past.co ? [past.co] : [])])
    await person.work(`${unit}.handler`, unit, 'assignment.acknowledge', {
      handler: person.stage.person(`${unit}.handler`),
      remark: '',
    });
};

const handle = async (person: Hand, past: Past): Promise<void> => {
  if (await person.past('FEEDBACK')) return;
  if (past.co)
    await person.work(`${past.co}.handler`, past.co, 'assignment.submit-opinion', {
      opinion: '已按分工完成配合工作',
      evidence: [],
    });
  for (const round of past.again ? [1, 2] : [1]) {
    await person.work(`${past.lead}.handler`, past.lead, 'assignment.draft-report', await report(person, past), round);
    await person.work(`${past.lead}.leader`, past.lead, 'assignment.check-report', agreed, round);
    await person.work(`${past.lead}.head`, past.lead, 'assignment.sign-report', agreed, round);
    const passed = round === (past.again ? 2 : 1);
    await person.work('miaoxiaolan', past.lead, 'assignment.review', judged(passed), round);
  }
  await person.work('zhenshouzhuo', past.lead, 'assignment.second-review', agreed);
};

const close = async (person: Hand, past: Past): Promise<void> => {
  if (await person.past('ARCHIVED')) return;
  await person.step('miaoxiaolan', 'special-report.draft', {
    title: `关于${past.about}办理情况的报告`,
    cause: '县长批示',
    process: '已交办、核查、审核',
    results: `${past.about}已完成`,
    problems: [problem(person, past)],
    suggestions: '建立长效机制',
  });
  await person.step('qiyanqiu', 'special-report.sign', agreed);
  await person.step('wenruochuan', 'matter.decide-feedback', { decision: 'AGREE', text: '同意办结' });
  await archive(person, 'D30');
};

const archive = async (person: Hand, retention: 'D30' | 'D10'): Promise<void> => {
  await person.step('miaoxiaolan', 'dossier.appraise', { retention, open: false, confirmedUnclassified: true });
  await person.step('bianshuping', 'dossier.accept', agreed);
};

const problem = (person: Hand, past: Past): object => ({
  what: `${past.about}中个别点位进度偏慢`,
  when: '办理期间',
  where: past.about,
  responsibleUnit: person.stage.unit(past.lead).name,
  impact: '影响群众满意度',
  cause: '力量不足',
  suggestion: '增加人手,逐点销号',
  selfReported: true,
});
const report = async (person: Hand, past: Past): Promise<object> => ({
  facts: `${past.about}问题属实`,
  crux: '设施老化,管护责任不落实',
  measures: '排查整改,明确责任人',
  results: `${past.about}已完成`,
  problems: [problem(person, past)],
  causes: '日常管护不到位',
  followUp: '按月巡查',
  evidence: [await person.evidence(`${past.lead}.handler`, `${past.about}办理情况.txt`)],
});
