import { words } from '@duban/contracts';
import { optionsOf } from '../../shared/words';
import { mergedOf } from '../campaign/merge-input';
import { type Known, type Step, verdict } from './step';

const ofMatter = ({ matter }: Known): Record<string, unknown> => ({ matterId: matter?.id });

export const holdHuddle: Step = {
  command: 'campaign.hold-huddle',
  submit: '记下碰头',
  effect: '一组一天一次;每个点位都有底稿、核查都有结果以后,才能结束外勤。',
  fields: [
    { name: ['progress'], label: '工作进展', kind: 'area' },
    { name: ['newFindings'], label: '新发现', kind: 'area', optional: true },
    { name: ['problems'], label: '困难和问题', kind: 'area', optional: true },
    { name: ['finished'], label: '外勤', kind: 'confirm', text: '本组外勤结束', optional: true },
  ],
  fixed: ({ subjectId }) => ({ teamId: subjectId }),
};
export const reportIncident: Step = {
  command: 'campaign.report-incident',
  submit: '立即报告',
  effect: '先处置、先告知有关单位,再在这里报告:督查室主任、办公室主任、分管领导和行政首长立即收到,免打扰时段也送。',
  fields: [
    { name: ['kind'], label: '类别', kind: 'select', options: optionsOf(words.incidentKind) },
    { name: ['when'], label: '时间', kind: 'text' },
    { name: ['where'], label: '地点', kind: 'text' },
    { name: ['what'], label: '情况', kind: 'area' },
    { name: ['casualties'], label: '人员伤亡', kind: 'text', optional: true },
    { name: ['taken'], label: '已采取的措施', kind: 'area' },
    { name: ['toldTo'], label: '已告知的单位和人员', kind: 'text' },
    { name: ['evidence'], label: '照片等', kind: 'files', optional: true },
  ],
  fixed: ({ subjectId }) => ({ teamId: subjectId }),
};
export const mergeFindings: Step = {
  command: 'campaign.merge-findings',
  submit: '汇总问题',
  effect: '底稿里的每个问题都要并入一个,或写明理由不列入;同一单位的同一个问题合并,按统一的标准分级。',
  fields: [
    { name: ['attendees'], label: '参加人员', kind: 'people', hint: '各组组长须参加' },
    { name: ['standard'], label: '统一的标准', kind: 'area' },
    { name: ['findings'], label: '汇总的问题', kind: 'merged-findings', optional: true },
    { name: ['setAside'], label: '不列入的', kind: 'set-aside', optional: true },
    { name: ['minutes'], label: '碰头会纪要', kind: 'area' },
  ],
  initial: ({ field }) => ({
    attendees: [...new Map((field?.teams ?? []).map(({ leader }) => [leader.id, leader])).values()],
    findings: (field?.found ?? []).map(mergedOf),
    setAside: [],
  }),
};
export const synthesize: Step = {
  command: 'campaign.synthesize',
  submit: '送行政首长审定',
  effect: '问题清单就是碰头会汇总的问题;成效不能比问题长。每个督查对象都要有结论。',
  fields: [
    { name: ['overall'], label: '总体情况', kind: 'area' },
    { name: ['causes'], label: '原因分析', kind: 'area' },
    { name: ['achievements'], label: '成效', kind: 'area', hint: '从简,不能比问题长' },
    { name: ['suggestions'], label: '意见建议', kind: 'area' },
    { name: ['conclusions'], label: '对各督查对象的结论', kind: 'subject-conclusions' },
  ],
  initial: ({ field }) => {
    const { synthesis } = field ?? {};
    const before = (id: string) => synthesis?.conclusions.find(({ unit }) => unit.id === id);
    const { overall, causes, achievements, suggestions } = synthesis ?? {};
    return {
      ...{ overall, causes, achievements, suggestions },
      conclusions: (field?.subjects ?? []).map((unit) => before(unit.id) ?? { unit, judgement: '', requirement: '' }),
    };
  },
};
export const decideSynthesis: Step = {
  command: 'campaign.decide-synthesis',
  submit: '提交审定',
  effect: '审定以后,对每个督查对象起草结论、送达;查出问题的下达整改。',
  fields: verdict('同意', '退回修改'),
  initial: () => ({ agree: true }),
};
export const draftBulletin: Step = {
  command: 'campaign.draft-bulletin',
  submit: '送签发',
  effect: '有反面典型的是点名批评,由行政首长签发;印发到每个督查对象。',
  fields: [
    { name: ['negatives'], label: '反面典型', kind: 'typicals', optional: true },
    { name: ['positives'], label: '正面典型', kind: 'typicals', optional: true },
    { name: ['requirements'], label: '工作要求', kind: 'area' },
  ],
  initial: ({ field }) => {
    const { negatives = [], positives = [], requirements } = field?.bulletin?.drafted ?? {};
    return { negatives, positives, requirements };
  },
};
export const signBulletin: Step = {
  command: 'campaign.sign-bulletin',
  submit: '提交签发',
  effect: ({ field }) => {
    const { negatives = [], positives = [], requirements = '' } = field?.bulletin?.drafted ?? {};
    const said = (label: string, all: typeof negatives): string[] =>
      all.map(({ unit, text }) => `${label}:${unit.name},${text}`);
    return [
      ...[...said('反面典型', negatives), ...said('正面典型', positives), `工作要求:${requirements}`],
      '签发以后编号成文,印发到每个督查对象。',
    ].join('\n');
  },
  fields: verdict('签发', '退回修改'),
  initial: () => ({ agree: true }),
};
export const planLookBack: Step = {
  command: 'campaign.plan-look-back',
  submit: '安排回头看',
  effect: '抽取已经销号的问题,不少于五分之一;在销号后一至三个月。',
  fields: [
    { name: ['findingIds'], label: '抽取的问题', kind: 'look-back-sample' },
    { name: ['visitOn'], label: '回头看日期', kind: 'date' },
    { name: ['persons'], label: '办理人员', kind: 'people' },
  ],
  initial: () => ({ findingIds: [], persons: [] }),
};
export const lookBack: Step = {
  command: 'campaign.look-back',
  submit: '登记回头看结果',
  effect: '没有落实的重新整改,并提出结果运用建议。',
  fields: [{ name: ['results'], label: '逐项结果', kind: 'looked-back' }],
  initial: ({ field }) => {
    const planned = field?.lookBacks.find(({ done }) => !done)?.planned;
    const findings = field?.merged?.findings ?? [];
    return {
      results: (planned?.findingIds ?? []).map((findingId) => {
        const one = findings.find((finding) => finding.findingId === findingId);
        return { findingId, asked: one ? `${one.unit.name}:${one.problem.what}` : '', situation: '', evidence: [] };
      }),
    };
  },
};
export const recordMisconduct: Step = {
  command: 'misconduct.record',
  submit: '登记',
  effect: '登记以后不能改;情节严重的,随后提出结果运用建议。',
  fields: [
    { name: ['unit'], label: '单位', kind: 'unit' },
    { name: ['kind'], label: '情形', kind: 'select', options: optionsOf(words.misconductKind) },
    { name: ['when'], label: '时间', kind: 'text' },
    { name: ['where'], label: '地点', kind: 'text' },
    { name: ['facts'], label: '事实', kind: 'area' },
    { name: ['demand'], label: '责令改正的要求', kind: 'area' },
    { name: ['grave'], label: '情节', kind: 'confirm', text: '情节严重', optional: true },
    { name: ['evidence'], label: '证据', kind: 'files' },
  ],
  fixed: ofMatter,
};
export const accessMaterials: Step = {
  command: 'material.access',
  submit: '登记调阅清单',
  fields: [
    { name: ['unit'], label: '移交单位', kind: 'checked-unit' },
    { name: ['items'], label: '资料', kind: 'materials' },
    { name: ['handedOverBy'], label: '移交人', kind: 'text', hint: '在回执上签字的人' },
    { name: ['receivedOn'], label: '移交日期', kind: 'date' },
    { name: ['returnBy'], label: '归还期限', kind: 'date', optional: true },
  ],
  initial: () => ({ items: [{ name: '', copies: 1, form: 'COPY' }] }),
  fixed: ({ matter, subjectId }) => ({ matterId: matter?.id, inspectionId: subjectId }),
};
export const returnMaterials: Step = {
  command: 'material.return',
  submit: '登记归还',
  fields: [
    { name: ['takenBackBy'], label: '接收人', kind: 'text' },
    { name: ['returnedOn'], label: '归还日期', kind: 'date' },
  ],
};
