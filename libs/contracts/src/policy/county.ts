import { type Span } from '../shapes';
import { type LadderRung, type Policy } from './policy';

const hours = (amount: number): Span => ({ unit: 'HOUR', amount });
const days = (amount: number): Span => ({ unit: 'WORKDAY', amount });
const natural = (amount: number): Span => ({ unit: 'DAY', amount });
const months = (amount: number): Span => ({ unit: 'MONTH', amount });

const ladder: LadderRung[] = [
  { key: 'T-3', workdays: -3, hours: -4, act: 'REMIND', notice: null, to: ['LIAISON', 'HANDLER'], title: '临期提醒' },
  {
    key: 'T-1',
    workdays: -1,
    hours: -1,
    act: 'REMIND',
    notice: null,
    to: ['LIAISON', 'HANDLER', 'UNIT_LEADER'],
    title: '到期前再提醒',
  },
  {
    key: 'T0',
    workdays: 0,
    hours: 0,
    act: 'PHONE',
    notice: 'BLUE',
    to: ['LIAISON', 'UNIT_LEADER', 'SUPERVISOR'],
    title: '逾期,电话催办,发蓝单',
  },
  {
    key: 'T+3',
    workdays: 3,
    hours: 24,
    act: 'REMIND',
    notice: 'YELLOW',
    to: ['UNIT_HEAD', 'GOV_LEADER', 'SUPERVISOR'],
    title: '逾期三日,发黄单,抄分管领导',
  },
  {
    key: 'T+7',
    workdays: 7,
    hours: 48,
    act: 'PROPOSE',
    notice: 'RED',
    to: ['UNIT_HEAD', 'GOV_LEADER', 'SUPERVISION_CHIEF'],
    title: '逾期七日,发红单,建议约谈',
  },
  {
    key: 'T+15',
    workdays: 15,
    hours: 96,
    act: 'PROPOSE',
    notice: null,
    to: ['SUPERVISION_CHIEF', 'OFFICE_DIRECTOR'],
    title: '逾期十五日,建议通报批评',
  },
];

/** 通用县级方案 v1. */
export const countyPolicy: Policy = {
  name: '通用县级方案',
  version: 'v1',
  effectiveFrom: '2026-01-01',
  issuer: { office: '清槐县人民政府办公室', short: '清督', code: '清政督', fonds: '0012' },
  dispatch: { EXTRA_URGENT: hours(2), URGENT: hours(4), NORMAL: days(1) },
  acknowledge: { EXTRA_URGENT: hours(1), URGENT: hours(4), NORMAL: days(1) },
  returnWindow: { EXTRA_URGENT: hours(4), URGENT: days(1), NORMAL: days(3) },
  returnDecision: { EXTRA_URGENT: hours(2), URGENT: hours(2), NORMAL: days(1) },
  firstProgress: { EXTRA_URGENT: hours(8), URGENT: days(2), NORMAL: days(7) },
  handle: { EXTRA_URGENT: days(1), URGENT: days(3), NORMAL: days(15) },
  deadline: [
    { when: { category: { in: ['PROPOSAL'] } }, then: months(3) },
    { when: { category: { in: ['NETIZEN'] } }, then: days(10) },
    { when: { category: { in: ['CONCENTRATED'] } }, then: natural(60) },
    { when: { category: { in: ['DECISION'] } }, then: days(30) },
    { when: { urgency: { in: ['EXTRA_URGENT'] } }, then: days(1) },
    { when: { urgency: { in: ['URGENT'] } }, then: days(3) },
    { when: { difficult: { is: true } }, then: natural(30) },
    { when: {}, then: days(15) },
  ],
  review: { EXTRA_URGENT: hours(4), URGENT: days(1), NORMAL: days(2) },
  rework: { EXTRA_URGENT: days(1), URGENT: days(1), NORMAL: days(3) },
  feedback: { EXTRA_URGENT: hours(8), URGENT: days(1), NORMAL: days(2) },
  yellow: { workdays: 3, share: 0.2, lag: 0.1 },
  red: { lag: 0.3, returns: 2 },
  maxExtensions: 1,
  extension: {
    maxByLeader: 2,
    aheadWorkdays: 1,
    cap: { EXTRA_URGENT: days(1), URGENT: days(3), NORMAL: days(15) },
    approver: [
      { when: { leaderSet: { is: true } }, then: 'GOV_LEADER' },
      { when: { share: { max: 1 / 3 }, nth: { max: 1 } }, then: 'SUPERVISION_CHIEF' },
      { when: {}, then: 'OFFICE_DIRECTOR' },
    ],
  },
  effortPath: [
    { when: { text: { contains: ['全县', '各乡镇', '各部门', '举一反三', '统筹'] } }, then: 'OVERALL' },
    {
      when: { text: { contains: ['查处', '报结果', '提出意见', '抓好落实', '核查', '解决', '整改', '督办', '报我'] } },
      then: 'CONCLUDE',
    },
    { when: { text: { contains: ['阅', '知悉', '了解', '掌握'] } }, then: 'KNOW' },
    { when: {}, then: 'CONCLUDE' },
  ],
  ladder,
  noticeColor: [
    { when: { overdueDays: { min: 7 } }, then: 'RED' },
    { when: { overdueDays: { min: 3 } }, then: 'YELLOW' },
    { when: { returns: { min: 2 } }, then: 'YELLOW' },
    { when: {}, then: 'BLUE' },
  ],
  quietHours: { from: '21:00', to: '08:00' },
  coordination: { tierWorkdays: 3 },
  leader: { unreadWorkdays: 3, silentWorkdays: 10 },
  phoneApproval: { confirmWorkdays: 1 },
  reportDay: 5,
  classifyWorkdays: 2,
  checksAYear: 4,
  checkDaysApart: 30,
  simple: { workdays: 2 },
  archive: { collectWorkdays: 10, supplementWorkdays: 5 },
  retention: [
    { when: { outcome: { in: ['ACCOUNTABILITY'] } }, then: 'Y' },
    { when: { procedure: { in: ['DX'] } }, then: 'Y' },
    { when: { level: { in: ['UPPER'] } }, then: 'Y' },
    { when: { effortPath: { in: ['KNOW'] } }, then: 'D10' },
    { when: { category: { in: ['NETIZEN'] } }, then: 'D10' },
    { when: {}, then: 'D30' },
  ],
  verification: [
    { when: { falsified: { is: true } }, then: ['ON_SITE'] },
    { when: { category: { in: ['SPECIAL'] } }, then: ['PHONE', 'ON_SITE', 'COVERT', 'CALLBACK'] },
    { when: { effortPath: { in: ['OVERALL'] } }, then: ['ON_SITE', 'COVERT', 'CALLBACK'] },
    { when: {}, then: ['DOCUMENT', 'PHONE', 'ON_SITE', 'COVERT', 'CALLBACK'] },
  ],
  targets: { completion: 1, onTime: 0.95, acknowledged: 1, firstPass: 0.9, satisfied: 1 },
};
