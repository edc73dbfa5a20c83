/** A point, and what is found there: of which kind, by its place in `faults`. */
export type Visit = { name: string; place: string; unit: string; covert?: true; found?: readonly number[] };
export type Team = {
  name: string;
  leader: string;
  members: readonly string[];
  /** who writes the 底稿 down; the leader when not said */
  recorder?: string;
  /** 邀请人员 without an account: they declare on paper */
  invited?: readonly string[];
  visits: readonly Visit[];
};
/** 大型决策督查 of domain 6.4. Days are counted from the day on which it was registered. */
export type Campaign = {
  key: string;
  title: string;
  days: number;
  urgency: 'URGENT' | 'NORMAL';
  source: string;
  text: string;
  background: string;
  contents: string;
  scope: string;
  form: 'SPECIFIC' | 'COMPREHENSIVE';
  offProgramReason: string;
  from: number;
  until: number;
  departed: number;
  visited: number;
  checklist: readonly string[];
  faults: readonly Fault[];
  teams: readonly Team[];
};
export type Fault = {
  type: 'DEVIATION' | 'DELAY' | 'FORMALISM' | 'LIVELIHOOD' | 'INACTION';
  what: string;
  impact: string;
  cause: string;
  suggestion: string;
};

const estate = (name: string, unit: string, found: readonly number[], covert?: true): Visit => ({
  ...{ name, place: `${name}改造工地`, unit, found },
  ...(covert ? { covert } : {}),
});
const ranger = (name: string, unit: string, found: readonly number[] = []): Visit => ({
  ...{ name, place: `${name}检查站`, unit, covert: true, found },
});

export const campaigns: readonly Campaign[] = [
  {
    key: '20',
    title: '老旧小区改造专项大型督查',
    days: -30,
    urgency: 'NORMAL',
    source: '县政府关于开展老旧小区改造专项督查的决定',
    text: '县政府决定开展老旧小区改造专项督查,请督查室牵头,暗访为主,查清走样问题,限期整改并报结果。',
    background: '群众反映改造走样集中,县政府决定专项督查',
    contents: '是否按批准的方案施工、按期完工,资金是否专款专用,群众意见是否办理',
    scope: '今年列入计划的十五个小区',
    form: 'SPECIFIC',
    offProgramReason: '群众反映集中,县政府专题决定,一事一报',
    ...{ from: 16, until: 40, departed: 16, visited: 18 },
    checklist: ['是否按图施工', '工期是否滞后', '资金是否专款专用', '群众意见是否办理'],
    faults: [
      {
        type: 'DEVIATION',
        what: '外墙保温厚度低于设计',
        impact: '保温效果打折',
        cause: '监理不到位',
        suggestion: '返工并追究监理责任',
      },
      {
        type: 'DELAY',
        what: '雨污分流停工二十天',
        impact: '雨天积水',
        cause: '管材未到场',
        suggestion: '倒排工期,每周通报',
      },
      {
        type: 'FORMALISM',
        what: '群众意见登记后无人办理',
        impact: '群众重复反映',
        cause: '只登记不转办',
        suggestion: '逐条回复',
      },
      {
        type: 'LIVELIHOOD',
        what: '施工便道没有照明',
        impact: '老人夜间摔倒',
        cause: '安全措施不落实',
        suggestion: '立即加装照明',
      },
    ],
    teams: [
      {
        ...{ name: '第一督查组', leader: 'miaoxiaolan', members: ['youzhi'] },
        visits: [
          estate('槐荫里', 'nanxun', [0, 1], true),
          estate('南薰苑', 'nanxun', [1], true),
          estate('永和里', 'nanxun', [2], true),
          estate('东门新村', 'housing', [0]),
          estate('建设二村', 'housing', [1]),
        ],
      },
      {
        ...{ name: '第二督查组', leader: 'yanxingzhou', members: ['bianshuping'] },
        visits: [
          estate('北渚花园', 'beizhu', [0, 3], true),
          estate('临江里', 'beizhu', [1], true),
          estate('渡口新村', 'beizhu', [2], true),
          estate('粮食局宿舍', 'housing', [3]),
          estate('纺织厂宿舍', 'housing', [1]),
        ],
      },
      {
        ...{ name: '第三督查组', leader: 'yuechangting', members: ['zhenshouzhuo'], recorder: 'zhenshouzhuo' },
        visits: [
          estate('柳汀老街', 'liuting', [0], true),
          estate('供销社大院', 'liuting', [2, 3], true),
          estate('水泥厂宿舍', 'liuting', [1], true),
          estate('医院家属院', 'housing', [0]),
          estate('教师新村', 'housing', [2]),
        ],
      },
    ],
  },
  {
    key: '21',
    title: '秋冬森林防火综合督查',
    days: -5,
    urgency: 'URGENT',
    source: '年度督查检查计划:秋冬森林防火',
    text: '按年度计划开展秋冬森林防火综合督查,直插卡口,查出问题当场整改,报结果。',
    background: '进入秋冬防火期,按年度计划开展',
    contents: '值守、巡护、物资、火源管控',
    scope: '四个林区乡镇的检查站',
    form: 'COMPREHENSIVE',
    offProgramReason: '防火期提前,经县长批准先行开展,一事一报',
    ...{ from: 1, until: 8, departed: 2, visited: 3 },
    checklist: ['值守是否在岗', '巡护记录是否真实', '物资是否齐备'],
    faults: [
      {
        type: 'INACTION',
        what: '检查站夜间无人值守',
        impact: '火源管控有空档',
        cause: '排班没有落实',
        suggestion: '立即补岗',
      },
      {
        type: 'FORMALISM',
        what: '巡护记录一次写三天',
        impact: '隐患不能及时发现',
        cause: '只看记录不看现场',
        suggestion: '用定位轨迹核对',
      },
    ],
    teams: [
      {
        ...{ name: '东片督查组', leader: 'miaoxiaolan', members: ['youzhi'], invited: ['令狐素'] },
        visits: [ranger('白藤林场', 'baiteng', [0]), ranger('石笋岭', 'shisun', [1])],
      },
      {
        ...{ name: '西片督查组', leader: 'yanxingzhou', members: ['bianshuping'], invited: ['闾丘禾'] },
        visits: [ranger('桐坞岭', 'tongwu'), ranger('柳汀山口', 'liuting', [1])],
      },
    ],
  },
];
