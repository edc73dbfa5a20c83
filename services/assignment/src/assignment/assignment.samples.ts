// Facts of one assignment's life, for the specs beside.
import { type AssignmentFact, countyPolicy, words } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { assignment } from './assignment';

export const given = specFor(assignment, countyPolicy);
export const water = { id: 'c0a8012e-0001-4000-8000-000000000001', name: '水利局' };
export const person = (n: number, name: string, roles: string[], units = [water.id]) => ({
  id: `c0a8012e-0002-4000-8000-00000000000${n}`,
  name,
  roles,
  units,
});
export const handler = person(1, '訾宁', ['HANDLER']);
export const leader = person(2, '柯岭', ['UNIT_LEADER']);
export const head = person(3, '蒲泽', ['UNIT_HEAD']);
export const desk = person(4, '苗晓岚', ['SUPERVISOR'], ['office']);
export const stranger = person(5, '邝野', ['UNIT_HEAD', 'HANDLER', 'LIAISON'], ['other']);
export const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
export const by = (who: { id: string; name: string }) => ({ by: named(who), at: NOW });
export const matterId = '0b9f4b52-6d0e-4c1e-9a55-3c1f6e7a9d10';
export const LATER = '2026-03-03T15:59:59.000Z';
export const line = {
  role: 'LEAD',
  unit: water,
  responsibleLeader: named(head),
  requirement: '抢修',
  deadline: { unit: 'WORKDAY', amount: 1 },
} as const;
export const issuing = {
  assignmentId: matterId,
  matterId,
  matterNo: '清督〔2026〕PB-0001',
  title: '饮水',
  urgency: 'EXTRA_URGENT',
  effortPath: 'CONCLUDE',
  serial: 1,
  documentNo: '清政督函〔2026〕1号',
  line: { ...line },
} as const;
export const clock = {
  acknowledgeDueAt: '2026-03-02T02:00:00.000Z',
  dueAt: LATER,
  provisional: false,
  calendarVersion: '国务院2026',
  policyVersion: 'v1',
};
export const fact = (type: AssignmentFact['type'], data: object): AssignmentFact => ({ type, data }) as AssignmentFact;
export const issued = (more: object = {}) =>
  fact('assignment.issued.v1', {
    ...line,
    ...by(desk),
    region: '990121',
    matterId,
    matterNo: issuing.matterNo,
    assignmentNo: '清督〔2026〕PB-0001-01',
    title: '饮水',
    urgency: 'EXTRA_URGENT',
    effortPath: 'CONCLUDE',
    documentNo: issuing.documentNo,
    issuedAt: NOW,
    ...clock,
    ...more,
  });
export const taken = fact('assignment.acknowledged.v1', {
  handler: named(handler),
  remark: '',
  ...by(handler),
  late: false,
});
export const evidence = [{ digest: 'a'.repeat(64), name: '现场照片.jpg', size: 10, mime: 'image/jpeg' }];
export const report = {
  facts: '管网爆裂',
  crux: '老化',
  measures: '更换',
  results: '已恢复供水',
  problems: [],
  noProblemStatement: '经现场核查无其他问题',
  causes: '年久',
  followUp: '巡查',
  evidence,
};
export const drafted = fact('assignment.report-drafted.v1', { ...report, ...by(handler), round: 1 });
export const checked = fact('assignment.report-checked.v1', { ...by(leader), agree: true, opinion: '' });
export const signed = fact('assignment.report-signed.v1', {
  ...by(head),
  agree: true,
  opinion: '',
  onTime: true,
  results: '已恢复供水',
  position: 'UNIT_HEAD',
});
export const yes = { agree: true, opinion: '' };
export const checks = Object.keys(words.reviewCheck) as (keyof typeof words.reviewCheck)[];
export const pass = {
  checks,
  factsClear: true,
  conclusionAccurate: true,
  handledProperly: true,
  verification: 'CALLBACK',
  result: 'PASS',
  opinion: '',
} as const;
export const terms = { verification: ['CALLBACK'] as const, reworkDueAt: '2026-03-04T15:59:59.000Z' };
export const submitted = [issued(), taken, drafted, checked, signed];
export const reviewed = fact('assignment.reviewed.v1', { ...pass, ...by(desk), needsSecondReview: true });
/** 延期申请. */
export const wish = {
  reason: 'OBJECTIVE',
  explanation: '等管材',
  progress: '过半',
  newDueOn: '2026-03-04',
  nextSteps: '安装',
} as const;
