/** One 议定事项 or 措施, and how far it is today. */
export type Item = {
  matter: string;
  lead: string;
  co?: readonly string[];
  /** days from today */
  due: number;
  /** as it was reported, period after period; `CLEARED`: done, reviewed and 销号 */
  course: readonly number[] | 'CLEARED';
  /** where it is not 正常 */
  said?: { progressClass: 'LAGGING' | 'SERIOUSLY_LAGGING' | 'BLOCKED'; guidance: string };
};
/** 文件、会议督查 of domain 6.4: what was resolved, and since when it is followed up. */
export type Meeting = {
  key: string;
  title: string;
  /** days before today on which it was registered */
  days: number;
  kind: 'EXECUTIVE_MEETING' | 'HEAD_MEETING' | 'UPPER_POLICY';
  document: string;
  documentNo?: string;
  urgency: 'URGENT' | 'NORMAL';
  leader: string;
  post: string;
  text: string;
  objective: string;
  firstReportWorkdays?: number;
  items: readonly Item[];
};

export const meetings: readonly Meeting[] = [
  {
    key: '18',
    title: '《省政府关于优化营商环境若干措施》落实情况的督查',
    days: -50,
    kind: 'UPPER_POLICY',
    document: '东岚省人民政府关于优化营商环境若干措施的通知',
    documentNo: '岚政发〔2026〕18号',
    urgency: 'NORMAL',
    leader: 'luzhiyuan',
    post: '常务副县长',
    text: '请行政审批局会同有关部门逐条对照,督查室按月督办,抓好落实并报结果。',
    objective: '九条措施逐条落地,企业办事时限压减三成',
    items: [
      { matter: '压减项目审批时限三成', lead: 'permit', due: 60, course: [30, 45] },
      { matter: '兑现惠企资金直达快享', lead: 'finance', due: 90, course: [20, 40] },
      { matter: '清理涉企收费目录清单', lead: 'planning', co: ['finance'], due: 40, course: [50, 80] },
      { matter: '推行施工许可分段办理', lead: 'housing', due: 80, course: [15, 35] },
      { matter: '开通企业用工招聘专线', lead: 'labour', due: 75, course: [35, 60] },
      {
        matter: '压缩用水报装环节',
        lead: 'water',
        due: 45,
        course: [5, 10],
        said: { progressClass: 'SERIOUSLY_LAGGING', guidance: '报装仍是五个环节,请本月内压减到三个并公开' },
      },
      { matter: '推行货运车辆检测一站办结', lead: 'traffic', due: 100, course: [25, 45] },
      {
        matter: '建立涉企案件快速办理机制',
        lead: 'police',
        due: 110,
        course: [10, 20],
        said: { progressClass: 'LAGGING', guidance: '机制文件尚未印发,请抓紧会签' },
      },
      {
        matter: '开展校企合作订单培养',
        lead: 'education',
        due: 130,
        course: [10, 10],
        said: { progressClass: 'BLOCKED', guidance: '实训场地未落实,提请协调财政、住建解决' },
      },
    ],
  },
  {
    key: '16',
    title: '县政府第28次常务会议定事项的督查',
    days: -12,
    kind: 'EXECUTIVE_MEETING',
    document: '清槐县人民政府第28次常务会议纪要',
    urgency: 'NORMAL',
    leader: 'wenruochuan',
    post: '县长',
    text: '会议议定12项,请督查室逐项督办,按期报结果。',
    objective: '议定事项件件落实,按期销号',
    firstReportWorkdays: 3,
    items: [
      { matter: '印发冬季供水应急预案', lead: 'water', due: -3, course: 'CLEARED' },
      { matter: '完成校园食堂安全排查', lead: 'education', due: -2, course: 'CLEARED' },
      { matter: '公布冬季公交调整方案', lead: 'traffic', due: -2, course: 'CLEARED' },
      { matter: '拨付困难群众取暖补助', lead: 'finance', due: -1, course: 'CLEARED' },
      { matter: '建立欠薪线索周报制度', lead: 'labour', due: -1, course: 'CLEARED' },
      { matter: '完成鹭洲村供水管网改造', lead: 'water', co: ['liuting'], due: 20, course: [60] },
      { matter: '开工新槐路老旧小区改造', lead: 'housing', co: ['finance'], due: 45, course: [30] },
      { matter: '修复白藤镇水毁道路四公里', lead: 'traffic', co: ['baiteng'], due: 30, course: [45] },
      { matter: '增设学校周边停车位两百个', lead: 'police', due: 25, course: [50] },
      { matter: '编制明年重点项目清单', lead: 'planning', due: 35, course: [40] },
      { matter: '完成北渚街道积水点治理', lead: 'beizhu', due: 28, course: [55] },
      {
        matter: '完成便民服务中心设备更新',
        lead: 'permit',
        due: 6,
        course: [10],
        said: { progressClass: 'LAGGING', guidance: '采购尚未挂网,请两日内挂网并每日报进度' },
      },
    ],
  },
  {
    key: '17',
    title: '县长办公会议定春节前农民工工资支付事项的督查',
    days: -8,
    kind: 'HEAD_MEETING',
    document: '关于春节前保障农民工工资支付的县长办公会议纪要',
    urgency: 'URGENT',
    leader: 'wenruochuan',
    post: '县长',
    text: '五个工作日内首报,以后每月一报,督查室督办到底,报结果。',
    objective: '春节前欠薪动态清零',
    firstReportWorkdays: 5,
    items: [
      { matter: '建立在建工地欠薪台账', lead: 'labour', co: ['housing'], due: 30, course: [40] },
      { matter: '落实工资专户和总包代发', lead: 'housing', due: 30, course: [35] },
      { matter: '依法查处恶意欠薪案件', lead: 'police', due: 30, course: [] },
      { matter: '备足欠薪应急周转金', lead: 'finance', due: 30, course: [] },
    ],
  },
];
