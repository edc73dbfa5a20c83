// Facts of one rectification's life, for the specs beside.
import { countyPolicy, type RectificationFact } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { by, desk, handler, head, matterId, person, water } from '../assignment/assignment.samples';
import { rectification } from './rectification';

export { desk, evidence, handler, head, stranger, water } from '../assignment/assignment.samples';
export const given = specFor(rectification, countyPolicy);
export const TODAY = '2026-03-02';
export const DUE = '2026-03-31T15:59:59.000Z';
export const system = { ...person(0, '系统', [], []), id: 'system', system: true };
const idOf = (n: number): string => `c0a8012e-0003-4000-8000-00000000000${n}`;
export const [leak, blocked] = [idOf(1), idOf(2)] as const;
const problem = (what: string) => ({
  what,
  when: '2026-02-26',
  where: '新河小区',
  responsibleUnit: water.name,
  impact: '32户',
  cause: '未按图施工',
  suggestion: '返工',
  selfReported: false,
});
export const findings = [
  { findingId: leak, type: 'DEVIATION' as const, problem: problem('外墙渗水'), requirement: '返工' },
  { findingId: blocked, type: 'INACTION' as const, problem: problem('消防通道堵塞'), requirement: '清除' },
];
export const notice = { matterId, unit: water, findings, planDueOn: '2026-03-06', dueOn: '2026-03-31' };
export const matter = { matterNo: '清督〔2026〕DX-0001', matterTitle: '老旧小区改造', urgency: 'NORMAL' as const };
export const toIssue = {
  matter,
  planDueAt: '2026-03-06T15:59:59.000Z',
  dueAt: DUE,
  today: TODAY,
  subjects: {},
};
const of = { unit: water };
export const fact = (type: RectificationFact['type'], data: object): RectificationFact =>
  ({ type, data }) as RectificationFact;
export const issued = fact('rectification.issued.v1', {
  ...notice,
  ...matter,
  ...by(desk),
  region: '990121',
  planDueAt: toIssue.planDueAt,
  dueAt: DUE,
});
export const measure = (findingId: string, more: object = {}) => ({
  findingId,
  measure: '铲除重做',
  responsible: '訾宁',
  dueOn: '2026-03-20',
  acceptance: '淋水试验不渗',
  ...more,
});
export const planned = fact('rectification.plan-submitted.v1', {
  ...of,
  ...by(handler),
  measures: [measure(leak), measure(blocked)],
});
export const agreed = fact('rectification.plan-reviewed.v1', { ...of, ...by(desk), agree: true, opinion: '' });
export const photo = (name: string) => ({ digest: 'b'.repeat(64), name, size: 10, mime: 'image/jpeg' });
export const result = (findingId: string, after = [photo('整改后.jpg')]) => ({
  findingId,
  result: '已返工',
  before: [photo('整改前.jpg')],
  after,
});
export const reported = (...ids: string[]) =>
  fact('rectification.reported.v1', { ...of, ...by(head), results: ids.map((id) => result(id)), late: false });
export const checked = (outcome: string, judgements: object[], dueAt = DUE) =>
  fact('rectification.checked.v1', { ...of, ...by(desk), method: 'ON_SITE', judgements, outcome, dueAt });
export const later = { dueAt: '2026-04-20T15:59:59.000Z', today: TODAY };
export { NOW };
