import type { FactData, FactType } from './facts';
import * as w from './words';

type Said = { title: string; detail: string };
const line = (title: string, detail = ''): Said => ({ title, detail });
const names = (named: readonly { name: string }[]): string => named.map(({ name }) => name).join('、');
const graded = (grades: readonly { grade: keyof typeof w.findingGrade; findings: number }[]): string =>
  grades.map(({ grade, findings }) => `${w.findingGrade[grade]}${findings}个`).join('、');
type FieldFact = Extract<
  FactType,
  | `campaign.${'huddle-held' | 'incident-reported' | 'findings-merged' | 'synthesized' | 'synthesis-decided'}.v1`
  | `campaign.${'bulletin-drafted' | 'bulletin-signed' | 'bulletin-published'}.v1`
  | `campaign.${'look-back-planned' | 'looked-back' | 'closed'}.v1`
  | `inspection.${'set-out' | 'realigned' | 'withdrawn'}.v1`
  | 'rectification.reissued.v1'
  | 'misconduct.recorded.v1'
  | `material.${'accessed' | 'returned'}.v1`
>;
const plan = (d: FactData<'inspection.set-out.v1' | 'inspection.realigned.v1'>): string =>
  `${w.inspectionMode[d.mode]},${d.points.length}个点位,${names(d.team)}`;

/** The Chinese line of what happens in a campaign from 组织实施 on. */
export const fieldSentences: { [T in FieldFact]: (d: FactData<T>) => Said } = {
  'inspection.set-out.v1': (d) => line('按方案派出', plan(d)),
  'inspection.realigned.v1': (d) => line('按变更的方案核查', plan(d)),
  'inspection.withdrawn.v1': (d) => line('核查撤回', `第${d.version}版方案不再有这一部分`),
  'campaign.huddle-held.v1': (d) => line(d.finished ? '碰头(外勤结束)' : '每日碰头', `${d.teamName}:${d.progress}`),
  'campaign.incident-reported.v1': (d) =>
    line('重大突发情况报告', `${d.teamName},${w.incidentKind[d.kind]}:${d.where},${d.what}`),
  'campaign.findings-merged.v1': (d) => line('碰头会', `汇总${d.findings.length}个问题;${d.standard}`),
  'campaign.synthesized.v1': (d) =>
    line('情况综合', `${d.figures.findings}个问题${d.figures.findings > 0 ? `(${graded(d.figures.grades)})` : ''}`),
  'campaign.synthesis-decided.v1': (d) =>
    line('总报告审定', `${d.agree ? '同意' : '不同意'}${d.opinion ? `:${d.opinion}` : ''}`),
  'campaign.bulletin-drafted.v1': (d) =>
    line('通报起草', `反面典型${d.negatives.length}个,正面典型${d.positives.length}个`),
  'campaign.bulletin-signed.v1': (d) => line(d.agree ? '通报签发' : '通报退回', d.opinion),
  'campaign.bulletin-published.v1': (d) => line('通报印发', `${d.documentNo},${names(d.units)}`),
  'campaign.look-back-planned.v1': (d) =>
    line('回头看方案', `已整改${d.rectified}个,抽取${d.findingIds.length}个,${d.visitOn}`),
  'campaign.looked-back.v1': (d) => {
    const failed = d.results.filter(({ implemented }) => !implemented).length;
    return line('回头看', failed > 0 ? `${failed}个没有落实,重新整改` : `${d.results.length}个都已落实`);
  },
  'campaign.closed.v1': () => line('活动结束'),
  'rectification.reissued.v1': (d) => line('重新整改', `${d.unit.name},${d.findings.length}个问题`),
  'misconduct.recorded.v1': (d) => line('妨碍督查', `${d.unit.name}${w.misconductKind[d.kind]}:${d.facts}`),
  'material.accessed.v1': (d) => line('调阅资料', `${d.unit.name},${d.items.length}项`),
  'material.returned.v1': (d) => line('归还资料', `${d.returnedOn},${d.takenBackBy}接收`),
};
