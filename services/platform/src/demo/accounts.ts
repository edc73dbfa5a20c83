import { type Role } from '@duban/contracts';

/** 演示口令: of every demo account. Told on the screen; a real deployment starts with `--empty` and has none of them. */
export const demoPassword = 'Duban@2026';
export const demoAdminPassword = demoPassword;
export const demoRegion = '990121';

export type DemoUnit = {
  key: string;
  name: string;
  shortName: string;
  uscc?: string;
  issuerCode?: string;
  supervision?: boolean;
  /** 所属区划, of those that are not the county's own */
  division?: string;
  /** 督查对象, unless it is said not to be one */
  subject?: false;
};
export type DemoPerson = { account: string; name: string; post: string; unit: string; roles: readonly Role[] };

/** 区划 (domain 6.1): prefix 99 is not assigned, so nobody is meant. */
export const demoRegions = [
  { code: '990000', name: '东岚省' },
  { code: '990100', name: '云澜市' },
  { code: '990121', name: '清槐县' },
  { code: '990122', name: '石棠县' },
  { code: '990121001', name: '南薰街道' },
  { code: '990121002', name: '北渚街道' },
  { code: '990121100', name: '柳汀镇' },
  { code: '990121101', name: '白藤镇' },
  { code: '990121102', name: '石笋镇' },
  { code: '990121200', name: '桐坞乡' },
  { code: '990121201', name: '雁回乡' },
];

/** 单位 (domain 6.2). */
export const demoUnits: readonly DemoUnit[] = [
  { key: 'gov', name: '清槐县人民政府', shortName: '县政府', subject: false },
  {
    key: 'office',
    name: '清槐县人民政府办公室',
    shortName: '政府办',
    uscc: '11990121MBDEM10343',
    issuerCode: '清政办',
    supervision: true,
  },
  { key: 'water', name: '清槐县水利局', shortName: '水利局', uscc: '11990121MBDEM1077G', issuerCode: '清水' },
  {
    key: 'liuting',
    name: '清槐县柳汀镇人民政府',
    shortName: '柳汀镇',
    uscc: '11990121MBDEM10936',
    issuerCode: '柳政',
    division: '990121100',
  },
  { key: 'police', name: '清槐县公安局', shortName: '公安局' },
  { key: 'traffic', name: '清槐县交通运输局', shortName: '交通局', uscc: '11990121MBDEM1085B', issuerCode: '清交' },
  { key: 'education', name: '清槐县教育局', shortName: '教育局', uscc: '11990121MBDEM1050Q', issuerCode: '清教' },
  {
    key: 'housing',
    name: '清槐县住房和城乡建设局',
    shortName: '住建局',
    uscc: '11990121MBDEM1069M',
    issuerCode: '清住建',
  },
  { key: 'finance', name: '清槐县财政局', shortName: '财政局' },
  { key: 'labour', name: '清槐县人力资源和社会保障局', shortName: '人社局' },
  { key: 'baiteng', name: '清槐县白藤镇人民政府', shortName: '白藤镇', division: '990121101' },
  { key: 'nanxun', name: '清槐县南薰街道办事处', shortName: '南薰街道', division: '990121001' },
  { key: 'beizhu', name: '清槐县北渚街道办事处', shortName: '北渚街道', division: '990121002' },
  {
    key: 'tongwu',
    name: '清槐县桐坞乡人民政府',
    shortName: '桐坞乡',
    uscc: '11990121MBDEM1106U',
    issuerCode: '桐政',
    division: '990121200',
  },
  {
    key: 'planning',
    name: '清槐县发展和改革局',
    shortName: '发改局',
    uscc: '11990121MBDEM1042X',
    issuerCode: '清发改',
  },
  { key: 'permit', name: '清槐县行政审批局', shortName: '行政审批局' },
  { key: 'ecology', name: '云澜市生态环境局清槐分局', shortName: '生态环境分局' },
  { key: 'shisun', name: '清槐县石笋镇人民政府', shortName: '石笋镇', division: '990121102' },
  { key: 'archives', name: '清槐县档案馆', shortName: '档案馆' },
  { key: 'luzhou', name: '清槐县鹭洲村村民委员会', shortName: '鹭洲村', division: '990121100201' },
  { key: 'waterworks', name: '清槐县自来水有限公司', shortName: '自来水公司', subject: false },
];

const unitPeople = (
  unit: string,
  [head, leader, handler]: readonly [string, string, string],
  title: string,
): DemoPerson[] => [
  { account: `${unit}.head`, name: head, post: title, unit, roles: ['UNIT_HEAD'] },
  { account: `${unit}.leader`, name: leader, post: `副${title}`, unit, roles: ['UNIT_LEADER'] },
  { account: `${unit}.handler`, name: handler, post: '督查联络员', unit, roles: ['LIAISON', 'HANDLER'] },
];

/** 人员 (domain 6.3). */
export const demoPeople: readonly DemoPerson[] = [
  { account: 'wenruochuan', name: '闻若川', post: '县长', unit: 'gov', roles: ['GOV_HEAD'] },
  { account: 'luzhiyuan', name: '路知远', post: '常务副县长', unit: 'gov', roles: ['GOV_LEADER'] },
  { account: 'jianruyun', name: '简如筠', post: '副县长', unit: 'gov', roles: ['GOV_LEADER'] },
  { account: 'yuechangting', name: '岳长汀', post: '副县长', unit: 'gov', roles: ['GOV_LEADER'] },
  { account: 'qiyanqiu', name: '祁砚秋', post: '办公室主任', unit: 'office', roles: ['OFFICE_DIRECTOR'] },
  { account: 'zhenshouzhuo', name: '甄守拙', post: '督查室主任', unit: 'office', roles: ['SUPERVISION_CHIEF'] },
  { account: 'miaoxiaolan', name: '苗晓岚', post: '督查员', unit: 'office', roles: ['SUPERVISOR'] },
  { account: 'yanxingzhou', name: '晏行舟', post: '督查员', unit: 'office', roles: ['SUPERVISOR'] },
  { account: 'youzhi', name: '尤芷', post: '登记员', unit: 'office', roles: ['INTAKE_CLERK'] },
  { account: 'bianshuping', name: '卞书屏', post: '档案员', unit: 'office', roles: ['ARCHIVIST'] },
  ...unitPeople('water', ['蒲泽', '沈渠', '江若水'], '局长'),
  ...unitPeople('liuting', ['芮汀', '顾圩', '柳小渡'], '镇长'),
  ...unitPeople('police', ['雷毅', '程戍', '高巡'], '局长'),
  ...unitPeople('traffic', ['邝野', '路遥', '车前'], '局长'),
  ...unitPeople('education', ['郁槐', '明礼', '滕可'], '局长'),
  ...unitPeople('housing', ['车霁', '柯岭', '訾宁'], '局长'),
  ...unitPeople('finance', ['金裕', '钱衡', '贾算'], '局长'),
  ...unitPeople('labour', ['劳谦', '任勤', '安业'], '局长'),
  ...unitPeople('baiteng', ['白石', '藤青', '沙宁'], '镇长'),
  ...unitPeople('nanxun', ['荀畅', '南星', '和风'], '主任'),
  ...unitPeople('beizhu', ['渚白', '北辰', '汀兰'], '主任'),
  ...unitPeople('tongwu', ['巫松', '桐叶', '坞春'], '乡长'),
  ...unitPeople('planning', ['厉衡', '度支', '宓青'], '局长'),
  ...unitPeople('permit', ['宋简', '易行', '程捷'], '局长'),
  ...unitPeople('ecology', ['林澈', '苏青', '溪禾'], '局长'),
  ...unitPeople('shisun', ['石笃', '笋松', '岩舟'], '镇长'),
  ...unitPeople('luzhou', ['洲平', '鹭鸣', '岸芷'], '主任'),
  ...unitPeople('waterworks', ['池清', '管泉', '闸宁'], '经理'),
];
