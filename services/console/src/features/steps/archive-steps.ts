import { words } from '@duban/contracts';
import { optionsOf } from '../../shared/words';
import { problemFields, type Step, verdict } from './step';

export const draftSpecialReport: Step = {
  command: 'special-report.draft',
  submit: '送签发',
  fields: [
    { name: ['title'], label: '专报标题', kind: 'text' },
    { name: ['cause'], label: '事由', kind: 'area' },
    { name: ['process'], label: '办理过程', kind: 'area' },
    { name: ['results'], label: '办理结果', kind: 'area' },
    ...problemFields,
    { name: ['suggestions'], label: '下步建议', kind: 'area' },
  ],
  initial: ({ matter, report, results }) =>
    report
      ? { ...report, noProblemStatement: report.noProblemStatement ?? undefined }
      : {
          title: matter ? `${matter.title}的情况报告`.slice(0, 80) : '',
          cause: matter
            ? `${matter.instruction.post}${matter.instruction.leader.name}批示:${matter.instruction.text}`
            : '',
          results: results ?? '',
        },
};
export const signSpecialReport: Step = {
  command: 'special-report.sign',
  submit: '签发',
  fields: verdict('同意签发', '退回重拟'),
  initial: () => ({ agree: true }),
};
export const supplementDossier: Step = {
  command: 'dossier.supplement',
  submit: '提交补正说明',
  fields: [{ name: ['explanation'], label: '补正说明', kind: 'area' }],
};
export const appraiseDossier: Step = {
  command: 'dossier.appraise',
  submit: '提交鉴定',
  fields: [
    { name: ['retention'], label: '保管期限', kind: 'choice', options: optionsOf(words.retention) },
    {
      name: ['reason'],
      label: '改变保管期限的理由',
      kind: 'text',
      optional: true,
      hint: '大型决策督查的案卷永久保管,缩短的必须填写',
    },
    {
      name: ['open'],
      label: '开放意见',
      kind: 'choice',
      options: [
        { value: true, label: '开放' },
        { value: false, label: '控制使用' },
      ],
    },
    { name: ['confirmedUnclassified'], label: '密级确认', kind: 'confirm', text: '全部材料不涉及国家秘密' },
  ],
  initial: ({ matter }) => ({ retention: matter?.proposed.retention, open: false }),
};
export const acceptDossier: Step = {
  command: 'dossier.accept',
  submit: '提交接收意见',
  fields: verdict('同意接收', '退回修正'),
  initial: () => ({ agree: true }),
};
