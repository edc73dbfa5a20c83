type Line = { role: 'LEAD' | 'CO'; unit: string; requirement: string };
/** One matter of domain 6.4, as it came and as it is handled. */
export type Matter = {
  key: string;
  title: string;
  /** days before today on which it came */
  days: number;
  category: 'SPECIAL' | 'INSTRUCTION';
  urgency: 'EXTRA_URGENT' | 'URGENT' | 'NORMAL';
  source: string;
  leader: string;
  post: string;
  level?: 'UPPER' | 'LOCAL';
  text: string;
  path: 'KNOW' | 'CONCLUDE' | 'OVERALL';
  requirement: string;
  deadline: { unit: 'WORKDAY'; amount: number; reason?: string };
  lines: Line[];
};

export const matters: readonly Matter[] = [
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
    deadline: { unit: 'WORKDAY', amount: 15 },
    lines: [],
  },
  {
    key: '1',
    title: '关于柳汀镇鹭洲村饮水工程断供问题的办理',
    days: -1,
    category: 'SPECIAL',
    urgency: 'EXTRA_URGENT',
    source: '群众来信',
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
