import { type FactData, type FactType, words } from '@duban/contracts';

export type Passage = { kind: string; text: string };
type Of = { [T in FactType]?: (data: FactData<T>) => Passage[] };

const problems = (list: readonly { what: string; where: string; suggestion: string }[]): string =>
  list.map((p) => `${p.where}:${p.what};${p.suggestion}`).join('。');

/** What of a fact can be found: titles, instructions, reports, document numbers. */
const passages: Of = {
  'matter.registered.v1': (d) => [
    { kind: '事项', text: d.title },
    { kind: '批示', text: `${d.instruction.post}${d.instruction.leader.name}:${d.instruction.text}` },
    { kind: '来文', text: [d.source.title, d.source.documentNo, d.registerNo].filter(Boolean).join(' ') },
  ],
  'matter.opinion-drafted.v1': (d) => [{ kind: '拟办意见', text: `${d.requirement} ${d.successCriteria}` }],
  'matter.approved.v1': (d) => [{ kind: '编号', text: d.matterNo }],
  'matter.call-recorded.v1': (d) => [
    { kind: '电话调度', text: `${d.unit.name}${d.answeredBy}:${d.situation};${d.conclusion}` },
  ],
  'matter.reinstructed.v1': (d) => [{ kind: '再批示', text: d.text }],
  'matter.closed.v1': (d) => [{ kind: '办理结果', text: d.outcome }],
  'notice.signed.v1': (d) => [{ kind: '督办通知', text: `${d.title} ${d.text}` }],
  'assignment.issued.v1': (d) => [
    { kind: '承办任务', text: `${d.assignmentNo} ${d.unit.name}${d.responsibleLeader.name}:${d.requirement}` },
  ],
  'assignment.progress-reported.v1': (d) => [
    { kind: '进展', text: `${d.deployment};${d.actions};${d.progress};${problems(d.problems)};${d.nextSteps}` },
  ],
  'assignment.opinion-submitted.v1': (d) => [{ kind: '协办意见', text: d.opinion }],
  'assignment.report-drafted.v1': (d) => [
    { kind: '办结报告', text: `${d.facts};${d.crux};${d.measures};${d.results};${problems(d.problems)};${d.followUp}` },
  ],
  'assignment.extension-requested.v1': (d) => [
    { kind: '延期申请', text: `${words.extensionReason[d.reason]}:${d.explanation};${d.progress}` },
  ],
  'assignment.return-requested.v1': (d) => [{ kind: '退办申请', text: `${words.returnReason[d.reason]}:${d.basis}` }],
  'assignment.coordinated.v1': (d) => [{ kind: '协调结果', text: d.decision }],
  'document.issued.v1': (d) => [{ kind: words.documentKind[d.kind], text: `${d.documentNo} ${d.title}` }],
  'special-report.signed.v1': (d) => [
    { kind: '督查专报', text: `${d.title};${d.process};${d.results};${problems(d.problems)};${d.suggestions}` },
  ],
};

export const passagesOf = (type: FactType, data: unknown): Passage[] =>
  (passages[type] as ((data: never) => Passage[]) | undefined)?.(data as never) ?? [];
export const searchable = Object.keys(passages) as FactType[];
