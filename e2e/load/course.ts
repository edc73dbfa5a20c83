import { type CommandName, words } from '@duban/contracts';
import { type County, type Person, type Unit } from './county';
import { idOf, Seeded } from './seeded';

/** What must be seen on the matter's pages before a step can be done; a person waits for it, too. */
export type Awaits = 'nothing' | 'assignment' | 'feedback' | 'presented' | 'collected' | 'checked';
export type Step = Readonly<{
  command: CommandName;
  by: Person;
  body: object;
  awaits: Awaits;
  /** the assignment of this unit; without it the matter */
  unit?: Unit;
  /** 不该办的: what the platform must refuse */
  wrong?: true;
}>;
/** One matter with everything that is done on it, in order. */
export type Course = Readonly<{ id: string; name: string; county: County; steps: readonly Step[] }>;

const yes = { agree: true, opinion: '同意' };
const day = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const subjects = [
  '饮水工程断供',
  '校车站点安全',
  '农村公路水毁',
  '老旧小区雨污分流',
  '河道清淤',
  '夜间施工噪声',
] as const;

const registration = (random: Seeded, county: County, ordinal: string, path: 'KNOW' | 'CONCLUDE'): object => {
  const about = random.pick(subjects);
  return {
    title: `关于${about}问题的办理(${ordinal})`,
    category: path === 'KNOW' ? 'INSTRUCTION' : 'SPECIAL',
    urgency: random.pick(['NORMAL', 'NORMAL', 'URGENT', 'EXTRA_URGENT'] as const),
    source: { type: 'INSTRUCTION', title: '群众来信摘报', receivedOn: day() },
    instruction: {
      leader: { id: county.governor.id, name: county.governor.name },
      post: '县长',
      level: 'LOCAL',
      on: day(),
      text: path === 'KNOW' ? `了解一下${about}情况。` : `请牵头单位查清${about}的原因,尽快解决,并报结果。`,
      subject: 'OTHER',
    },
    attachments: random.chance(0.2) ? [county.evidence] : [],
    declaredUnclassified: true,
  };
};

const opinion = ({ governor, supervisor }: County, effortPath: 'KNOW' | 'CONCLUDE'): object => ({
  mandate: { type: 'HEAD_INSTRUCTION', giver: governor.name, on: day(), evidence: '县长批示' },
  contentType: 'GOV_DEPLOYMENT',
  form: 'ROUTINE',
  effortPath,
  requirement: '查清原因,限期解决',
  successCriteria: '问题解决并经回访确认',
  deadline: { unit: 'WORKDAY', amount: 15 },
  deadlineReason: '批示要求限期办结',
  supervisor: { id: supervisor.id, name: supervisor.name },
  feedbackForm: 'SPECIAL_REPORT',
  confidentiality: 'INTERNAL',
  verification: ['PHONE'],
  duplicateChecked: true,
});

const notice = ({ supervisor }: County, units: readonly Unit[]): object => ({
  title: '关于限期解决问题的督办通知',
  text: '请查清原因,按时报送结果',
  contact: supervisor.name,
  lines: units.map(({ id, name, head }, at) => ({
    role: at === 0 ? 'LEAD' : 'CO',
    unit: { id, name },
    requirement: at === 0 ? '牵头查清原因,限期解决' : '配合牵头单位做好相关工作',
    deadline: { unit: 'WORKDAY', amount: 15 },
    responsibleLeader: { id: head.id, name: head.name },
  })),
});

const progress = (percent: number, county: County): object => ({
  deployment: '局党组会议作了安排,成立专班',
  actions: '现场核查,确定整改方案',
  progress: `已完成${percent}%`,
  percent,
  achievements: '建立日报告制度',
  noProblemStatement: '按计划推进,没有需要协调的问题',
  nextSteps: '按方案继续推进',
  evidence: percent > 50 ? [county.evidence] : [],
});

const report = ({ evidence }: County): object => ({
  facts: '主管网爆裂致断供',
  crux: '管网老化',
  measures: '更换主管网1200米',
  results: '已恢复供水',
  noProblemStatement: '入户核查312户均已通水',
  causes: '管网超期使用',
  followUp: '年内完成管网改造',
  evidence: [evidence],
});

const judged = {
  checks: Object.keys(words.reviewCheck),
  factsClear: true,
  conclusionAccurate: true,
  handledProperly: true,
  verification: 'PHONE',
  result: 'PASS',
  opinion: '',
};

const specialReport = {
  title: '关于办理情况的报告',
  cause: '县长批示',
  process: '已交办、核查、审核',
  results: '问题已解决',
  noProblemStatement: '电话回访20户均无异常',
  suggestions: '纳入改造计划',
};

/** 电话调度: one call answers what the leader wanted to know. */
const called = (random: Seeded, county: County, ordinal: string): Step[] => {
  const { supervisor, clerk } = county;
  const unit = random.pick(county.units);
  const call = { unit: { id: unit.id, name: unit.name }, answeredBy: unit.handler.name };
  return [
    { command: 'matter.register', by: clerk, body: registration(random, county, ordinal, 'KNOW'), awaits: 'nothing' },
    { command: 'matter.draft-opinion', by: supervisor, body: opinion(county, 'KNOW'), awaits: 'nothing' },
    {
      command: 'matter.record-call',
      by: supervisor,
      body: { ...call, situation: '总体正常', conclusion: '已了解,无异常' },
      awaits: 'nothing',
    },
  ];
};

/** 立项: from the register to the director's approval. */
const admitted = (random: Seeded, county: County, ordinal: string): Step[] => [
  {
    command: 'matter.register',
    by: county.clerk,
    body: registration(random, county, ordinal, 'CONCLUDE'),
    awaits: 'nothing',
  },
  { command: 'matter.draft-opinion', by: county.supervisor, body: opinion(county, 'CONCLUDE'), awaits: 'nothing' },
  { command: 'matter.check-opinion', by: county.chief, body: yes, awaits: 'nothing' },
  {
    command: 'matter.approve',
    by: county.director,
    body: { decision: 'APPROVE', opinion: '同意立项' },
    awaits: 'nothing',
  },
];

/** 交办、签收、进展、三道关、审核 of one lead and sometimes a co-operating unit. */
const handled = (random: Seeded, county: County): Step[] => {
  const { supervisor, director, chief } = county;
  const lead = random.pick(county.units);
  const others = county.units.filter((unit) => unit !== lead);
  const co = random.chance(0.4) ? [random.pick(others)] : [];
  const units = [lead, ...co];
  const at = (unit: Unit): { unit: Unit; awaits: Awaits } => ({ unit, awaits: 'assignment' });
  const signing = units.map((unit): Step => {
    const handler = { id: unit.handler.id, name: unit.handler.name };
    return { command: 'assignment.acknowledge', by: unit.handler, body: { handler, remark: '' }, ...at(unit) };
  });
  const again = random.chance(0.1) ? signing.slice(0, 1).map((step): Step => ({ ...step, wrong: true })) : [];
  const reports = Array.from({ length: random.below(4) }, (_, n): Step => {
    const body = progress(20 + 20 * n, county);
    return { command: 'assignment.report-progress', by: lead.handler, body, ...at(lead) };
  });
  return [
    { command: 'notice.draft', by: supervisor, body: notice(county, units), awaits: 'nothing' },
    { command: 'notice.sign', by: director, body: yes, awaits: 'nothing' },
    ...signing,
    ...again,
    ...reports,
    ...co.map((unit): Step => {
      const body = { opinion: '已按分工完成配合工作', evidence: [] };
      return { command: 'assignment.submit-opinion', by: unit.handler, body, ...at(unit) };
    }),
    { command: 'assignment.draft-report', by: lead.handler, body: report(county), ...at(lead) },
    { command: 'assignment.check-report', by: lead.leader, body: yes, ...at(lead) },
    { command: 'assignment.sign-report', by: lead.head, body: yes, ...at(lead) },
    { command: 'assignment.review', by: supervisor, body: judged, ...at(lead) },
    { command: 'assignment.second-review', by: chief, body: yes, ...at(lead) },
  ];
};

/** 反馈、归档. */
const closed = ({ supervisor, director, governor, archivist }: County): Step[] => [
  { command: 'special-report.draft', by: supervisor, body: specialReport, awaits: 'feedback' },
  { command: 'special-report.sign', by: director, body: yes, awaits: 'nothing' },
  {
    command: 'matter.decide-feedback',
    by: governor,
    body: { decision: 'AGREE', text: '同意办结' },
    awaits: 'presented',
  },
  {
    command: 'dossier.appraise',
    by: supervisor,
    body: { retention: 'D30', open: false, confirmedUnclassified: true },
    awaits: 'collected',
  },
  { command: 'dossier.accept', by: archivist, body: yes, awaits: 'checked' },
];

/**
 * The matter that a caller begins as its `ordinal`th: it follows from the seed alone. Of ten, two are telephone calls,
 * two stay at 立项, four are handled to the review and two to the archive.
 */
export const courseOf = (seed: number, caller: number, ordinal: number, counties: readonly County[]): Course => {
  const name = `${seed}/${caller}/${ordinal}`;
  const random = new Seeded(`course ${name}`);
  const county = random.pick(counties);
  const short = `${caller}-${ordinal}`;
  const kind = random.below(10);
  const steps =
    kind < 2
      ? called(random, county, short)
      : [
          ...admitted(random, county, short),
          ...(kind < 4 ? [] : handled(random, county)),
          ...(kind < 8 ? [] : closed(county)),
        ];
  return { id: idOf(`matter ${name}`), name, county, steps };
};
