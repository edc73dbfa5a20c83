import { words } from '@duban/contracts';
import { optionsOf } from '../../shared/words';
import { type Field, type Step, verdict } from '../steps/step';

const agreed = (): Record<string, unknown> => ({ agree: true });

export const checkProgram: Step = {
  command: 'annual-program.check',
  submit: '提交审核意见',
  fields: verdict('同意', '退回修改'),
  initial: agreed,
};
export const approveProgram: Step = {
  command: 'annual-program.approve',
  submit: '提交批准意见',
  effect: '批准以后各项不再改;增加的走“一事一报”。同类、同对象没有合并的,须写明理由。',
  fields: verdict('批准', '退回修改'),
  initial: agreed,
};

const entryFields: Field[] = [
  { name: ['body'], label: '检查部门', kind: 'any-unit' },
  { name: ['topic'], label: '督查检查内容', kind: 'text' },
  { name: ['form'], label: '形式', kind: 'choice', options: optionsOf(words.supervisionForm) },
  { name: ['subjectKinds'], label: '对象类别', kind: 'many', options: optionsOf(words.programSubjectKind) },
  { name: ['subjects'], label: '指名单位', kind: 'units', optional: true },
  { name: ['month'], label: '月份', kind: 'month' },
];
/** A new 一事一报 under an id of its own, which a repeated attempt keeps. */
export const applyOffProgram = (entryId: string): Step => ({
  command: 'annual-program.apply-off-program',
  submit: '报分管领导签批',
  effect: '经分管领导签批、主要领导批准以后才能开展。',
  fields: [...entryFields, { name: ['reason'], label: '计划外开展的理由', kind: 'area' }],
  initial: () => ({ form: 'SPECIFIC', subjects: [] }),
  fixed: () => ({ entryId }),
});
export const endorseOffProgram = (entryId: string): Step => ({
  command: 'annual-program.endorse-off-program',
  submit: '提交签批意见',
  fields: verdict('同意,报主要领导', '不同意'),
  initial: agreed,
  fixed: () => ({ entryId }),
});
export const approveOffProgram = (entryId: string): Step => ({
  command: 'annual-program.approve-off-program',
  submit: '提交批准意见',
  fields: verdict('批准', '不批准'),
  initial: agreed,
  fixed: () => ({ entryId }),
});

export const proposeDesignation: Step = {
  command: 'designation.propose',
  submit: '报行政首长',
  effect: '批准以后,该部门才能以政府名义督查指定的事项(条例第七条)。',
  fields: [
    { name: ['department'], label: '指定的部门', kind: 'any-unit' },
    { name: ['matters'], label: '事项', kind: 'text' },
    { name: ['scope'], label: '范围', kind: 'area' },
    { name: ['duties'], label: '职责', kind: 'area' },
    { name: ['fromOn'], label: '自', kind: 'date' },
    { name: ['untilOn'], label: '至(当日止)', kind: 'date' },
    { name: ['instrument'], label: '依据文件', kind: 'text' },
  ],
};
export const approveDesignation: Step = {
  command: 'designation.approve',
  submit: '提交批准意见',
  fields: verdict('批准', '不同意'),
  initial: agreed,
};
export const endDesignation: Step = {
  command: 'designation.end',
  submit: '终止',
  fields: [{ name: ['reason'], label: '终止原因', kind: 'area' }],
};
