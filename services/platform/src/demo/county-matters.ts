type Line = { role: 'LEAD' | 'CO'; unit: string; requirement: string };
/** One matter of domain 6.4, as it came and as it is handled. */
export type Matter = {
  key: string;
  title: string;
  /** days before today on which it came */
  days: number;
  category: 'SPECIAL' | 'INSTRUCTION' | 'NETIZEN' | 'DECISION';
  urgency: 'EXTRA_URGENT' | 'URGENT' | 'NORMAL';
  source: string;
  /** where it came from; 领导批示 when not said */
  sourceType?: 'CLUE' | 'MAJOR_DECISION' | 'HANDED_OVER';
  /** 行政首长指令 when not said */
  mandate?: 'APPROVED_PROPOSAL' | 'GOV_DECISION';
  /** 反映人 of a letter: sealed, so that only its named persons see it */
  informant?: { name: string; contact: string; unit: string };
  leader: string;
  post: string;
  level?: 'UPPER' | 'LOCAL';
  text: string;
  path: 'KNOW' | 'CONCLUDE' | 'OVERALL';
  requirement: string;
  /** 涉及全局 only */
  policyBasis?: string;
  /** 队伍建设: accounts of the named persons; the first of them registers it */
  restrictedTo?: readonly string[];
  /** 一般了解 only: who answered the telephone */
  call?: { unit: string; answeredBy: string; situation: string; conclusion: string };
  deadline: { unit: 'WORKDAY'; amount: number; reason?: string };
  lines: Line[];
};

export const matters: readonly Matter[] = [
  {
    key: '22',
    title: '环保督察反馈问题整改“回头看”',
    days: -90,
    category: 'DECISION',
    urgency: 'NORMAL',
    source: '市政府办公室关于开展环保督察反馈问题整改“回头看”的通知',
    sourceType: 'HANDED_OVER',
    mandate: 'GOV_DECISION',
    leader: 'wenruochuan',
    post: '县长',
    level: 'UPPER',
    text: '请生态环境分局牵头,逐条核对整改情况,督查室开展“回头看”,报结果。',
    path: 'CONCLUDE',
    requirement: '逐条核对整改情况,未整改到位的限期整改',
    deadline: { unit: 'WORKDAY', amount: 45, reason: '上级要求两个月内完成' },
    lines: [
      { role: 'LEAD', unit: 'ecology', requirement: '牵头逐条核对整改情况' },
      { role: 'CO', unit: 'baiteng', requirement: '核对辖区点位整改情况' },
    ],
  },
  {
    key: '26',
    title: '乡镇便民服务中心暗访',
    days: -15,
    category: 'DECISION',
    urgency: 'NORMAL',
    source: '关于暗访乡镇便民服务中心的督查建议',
    sourceType: 'MAJOR_DECISION',
    mandate: 'APPROVED_PROPOSAL',
    leader: 'wenruochuan',
    post: '县长',
    text: '同意。只暗访、不打招呼,结果报我。',
    path: 'CONCLUDE',
    requirement: '暗访窗口在岗、办件时限、一次性告知情况',
    deadline: { unit: 'WORKDAY', amount: 5, reason: '暗访集中在一周内完成' },
    lines: [],
  },
  {
    key: '27',
    title: '某企业反映项目审批“体外循环”问题的督办',
    days: -9,
    category: 'SPECIAL',
    urgency: 'URGENT',
    source: '市督查室转办线索',
    sourceType: 'CLUE',
    leader: 'wenruochuan',
    post: '县长',
    text: '请行政审批局核实整改,督查室跟进核查,查处并报结果。',
    path: 'CONCLUDE',
    requirement: '核实是否存在系统外收件、体外循环,限期整改',
    deadline: { unit: 'WORKDAY', amount: 5, reason: '市督查室要求五个工作日内反馈' },
    lines: [{ role: 'LEAD', unit: 'permit', requirement: '核实反映的问题,停止系统外收件' }],
  },
  {
    key: '6',
    title: '关于白藤镇河道非法采砂整治情况的督查',
    days: -20,
    category: 'SPECIAL',
    urgency: 'URGENT',
    source: '市领导批示转办件',
    leader: 'wenruochuan',
    post: '县长',
    text: '市领导高度关注,请水利局牵头限期整治到位,并报结果。',
    path: 'CONCLUDE',
    requirement: '查处非法采砂点,恢复河道',
    deadline: { unit: 'WORKDAY', amount: 10, reason: '涉及多部门联合执法' },
    lines: [
      { role: 'LEAD', unit: 'water', requirement: '牵头整治,查处非法采砂' },
      { role: 'CO', unit: 'police', requirement: '配合联合执法' },
      { role: 'CO', unit: 'baiteng', requirement: '做好属地管控' },
    ],
  },
  {
    key: '7',
    title: '关于某建设工程欠薪案件协调事项的办理',
    days: -25,
    category: 'SPECIAL',
    urgency: 'URGENT',
    source: '群众来信',
    informant: { name: '尹长庚', contact: '0990-5550107', unit: '新槐路工地木工班' },
    leader: 'wenruochuan',
    post: '县长',
    text: '请人社局牵头协调,依法维护农民工权益,并报结果。',
    path: 'CONCLUDE',
    requirement: '核清欠薪,督促支付',
    deadline: { unit: 'WORKDAY', amount: 30, reason: '案件在法院审理' },
    lines: [
      { role: 'LEAD', unit: 'labour', requirement: '牵头核实协调' },
      { role: 'CO', unit: 'housing', requirement: '督促建设单位' },
    ],
  },
  {
    key: '2',
    title: '关于城区新槐路学校周边拥堵治理情况',
    days: -2,
    category: 'INSTRUCTION',
    urgency: 'URGENT',
    source: '舆情专报',
    leader: 'yuechangting',
    post: '副县长',
    text: '请公安局会同有关部门拿出治理措施,并报结果。',
    path: 'CONCLUDE',
    requirement: '缓解上下学时段拥堵',
    deadline: { unit: 'WORKDAY', amount: 3 },
    lines: [
      { role: 'LEAD', unit: 'police', requirement: '牵头制定治理措施' },
      { role: 'CO', unit: 'traffic', requirement: '优化公交停靠' },
      { role: 'CO', unit: 'education', requirement: '错峰上下学' },
      { role: 'CO', unit: 'housing', requirement: '完善停车设施' },
    ],
  },
  {
    key: '4',
    title: '关于了解秋粮收购资金到位情况',
    days: -1,
    category: 'INSTRUCTION',
    urgency: 'NORMAL',
    source: '领导口头指示',
    leader: 'luzhiyuan',
    post: '常务副县长',
    text: '了解一下秋粮收购资金到位情况。',
    path: 'KNOW',
    requirement: '电话了解',
    call: {
      unit: 'finance',
      answeredBy: '财政局局长金裕',
      situation: '收购资金已全部拨付到位',
      conclusion: '秋粮收购资金已到位,无拖欠',
    },
    deadline: { unit: 'WORKDAY', amount: 15 },
    lines: [],
  },
  {
    key: '10',
    title: '关于咨询灵活就业社保补贴政策的答复',
    days: -3,
    category: 'NETIZEN',
    urgency: 'NORMAL',
    source: '网友咨询',
    leader: 'luzhiyuan',
    post: '常务副县长',
    text: '请了解政策口径,及时答复网友。',
    path: 'KNOW',
    requirement: '了解政策口径,答复网友',
    call: {
      unit: 'labour',
      answeredBy: '人社局督查联络员安业',
      situation: '补贴按上年度缴费的三分之二发放,每季度申报一次',
      conclusion: '已按政策口径答复网友,网友表示清楚',
    },
    deadline: { unit: 'WORKDAY', amount: 10 },
    lines: [],
  },
  {
    key: '3',
    title: '关于某乡干部作风问题反映的核查',
    days: -3,
    category: 'SPECIAL',
    urgency: 'URGENT',
    source: '群众来信',
    leader: 'wenruochuan',
    post: '县长',
    text: '请督查室核查,注意保护反映人,报我。',
    path: 'CONCLUDE',
    requirement: '核查反映的问题,提出处理意见',
    restrictedTo: ['zhenshouzhuo', 'miaoxiaolan', 'qiyanqiu', 'wenruochuan'],
    deadline: { unit: 'WORKDAY', amount: 3 },
    lines: [],
  },
  {
    key: '5',
    title: '关于全县老旧小区改造政策执行走样问题的督查',
    days: -10,
    category: 'INSTRUCTION',
    urgency: 'NORMAL',
    source: '调研报告',
    leader: 'wenruochuan',
    post: '县长',
    text: '老旧小区改造涉及全县,要严格按政策执行,不得打折扣。请住建局牵头,逐个小区核对,报结果。',
    path: 'OVERALL',
    requirement: '逐个小区核对改造内容与政策是否一致,走样的限期纠正',
    policyBasis: '《全县城镇老旧小区改造实施方案》第六条、第九条',
    deadline: { unit: 'WORKDAY', amount: 11, reason: '批示要求月内核对完毕' },
    lines: [
      { role: 'LEAD', unit: 'housing', requirement: '牵头逐个小区核对,纠正走样问题' },
      { role: 'CO', unit: 'finance', requirement: '核对改造资金使用' },
      { role: 'CO', unit: 'nanxun', requirement: '核对辖区小区,听取居民意见' },
      { role: 'CO', unit: 'beizhu', requirement: '核对辖区小区,听取居民意见' },
    ],
  },
  {
    key: '1',
    title: '关于柳汀镇鹭洲村饮水工程断供问题的办理',
    days: -1,
    category: 'SPECIAL',
    urgency: 'EXTRA_URGENT',
    source: '群众来信',
    informant: { name: '訾守田', contact: '0990-5550131', unit: '柳汀镇村民' },
    leader: 'wenruochuan',
    post: '县长',
    text: '饮水安全无小事,请水利局立即核查处理,限期恢复供水并报结果。',
    path: 'CONCLUDE',
    requirement: '立即抢修,恢复供水',
    deadline: { unit: 'WORKDAY', amount: 1 },
    lines: [
      { role: 'LEAD', unit: 'water', requirement: '立即抢修,恢复供水' },
      { role: 'CO', unit: 'liuting', requirement: '组织应急送水' },
    ],
  },
];
