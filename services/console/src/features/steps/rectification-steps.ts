import { rectificationBegun } from '../campaign/of-campaign';
import { type Field, type Known, type Step } from './step';

const days: Field[] = [
  { name: ['planDueOn'], label: '报送方案时限', kind: 'date' },
  { name: ['dueOn'], label: '整改时限', kind: 'date' },
];
const ofFinding = ({ finding }: Known): Record<string, unknown> => ({ findingId: finding?.findingId });

export const issueRectification: Step = {
  command: 'rectification.issue',
  submit: '下达整改通知',
  effect: '即时编号成文,送达被整改单位;单位先报整改方案,审核同意以后整改。',
  fields: [
    { name: ['unit'], label: '被整改单位', kind: 'unit' },
    {
      name: ['skipLevelReason'],
      label: '越级理由',
      kind: 'text',
      optional: true,
      hint: '在本级之下两级以上的单位须写明',
    },
    { name: ['findings'], label: '问题与整改要求', kind: 'findings' },
    ...days,
  ],
  initial: rectificationBegun,
  fixed: ({ matter }) => ({ matterId: matter?.id }),
};
export const fixAtOnce: Step = {
  command: 'rectification.fix-at-once',
  submit: '确认立行立改',
  effect: '现场看到已经改好的,附佐证,随即销号。',
  fields: [
    { name: ['result'], label: '整改结果', kind: 'area' },
    { name: ['evidence'], label: '佐证材料', kind: 'files' },
  ],
  fixed: ofFinding,
};
export const generalize: Step = {
  command: 'rectification.generalize',
  submit: '要求举一反三',
  effect: '向每个单位各下达一份整改,各走各的方案、整改、核查。',
  fields: [
    { name: ['units'], label: '同类单位', kind: 'peers' },
    { name: ['requirement'], label: '举一反三的要求', kind: 'area' },
    ...days,
  ],
  initial: ({ finding }) => ({
    units: [],
    requirement: finding ? `对照“${finding.problem.what}”自查自纠` : '',
  }),
  fixed: ofFinding,
};
export const reportRectificationProgress: Step = {
  command: 'rectification.report-progress',
  submit: '填报进展',
  fields: [
    { name: ['percent'], label: '完成比例(%)', kind: 'number' },
    { name: ['progress'], label: '整改进展', kind: 'area' },
  ],
  fixed: ofFinding,
};
