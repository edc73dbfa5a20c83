// Facts of one matter's life, for the specs beside.
import { countyPolicy, type MatterFact } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { matter } from './matter';

export const given = specFor(matter, countyPolicy);
export const me = { id: '3f6e2f0a-7f0c-4b59-8a05-6a4f3c1e2b10', name: '苗晓岚' };
export const head = { id: '9b1f7f4e-51a2-4a0d-8f37-0c1f3f6f2a11', name: '闻若川' };
export const by = { by: me, at: NOW };
export const id = '0b9f4b52-6d0e-4c1e-9a55-3c1f6e7a9d10';
export const registration = {
  title: '关于柳汀镇鹭洲村饮水工程断供问题的办理',
  category: 'SPECIAL',
  urgency: 'EXTRA_URGENT',
  source: { type: 'INSTRUCTION', title: '群众来信', receivedOn: '2026-03-02' },
  instruction: {
    leader: head,
    post: '县长',
    level: 'LOCAL',
    on: '2026-03-02',
    text: '请水利局立即核查处理并报结果。',
    subject: 'OTHER',
  },
  attachments: [],
} as const;
export const command = { ...registration, attachments: [], declaredUnclassified: true as const };
export const opinion = {
  mandate: { type: 'HEAD_INSTRUCTION', giver: '闻若川', on: '2026-03-02', evidence: '县长批示' },
  contentType: 'STATUTORY_DUTY',
  form: 'ROUTINE',
  effortPath: 'CONCLUDE',
  requirement: '立即抢修,恢复供水',
  successCriteria: '全村恢复供水并经回访确认',
  deadline: { unit: 'WORKDAY', amount: 1 },
  supervisor: me,
  feedbackForm: 'SPECIAL_REPORT',
  confidentiality: 'INTERNAL',
  verification: ['CALLBACK'],
} as const;
export const drafting = { ...opinion, verification: [...opinion.verification], duplicateChecked: true as const };
export const fact = <T extends MatterFact['type']>(type: T, data: object): MatterFact => ({ type, data }) as MatterFact;
export const registered = fact('matter.registered.v1', {
  ...registration,
  ...by,
  registerNo: '登2026-0001',
  region: '990121',
  policyVersion: 'v1',
});
export const drafted = (more: object = {}) =>
  fact('matter.opinion-drafted.v1', { ...opinion, ...by, round: 1, ...more });
export const approved = fact('matter.approved.v1', {
  ...by,
  matterNo: '清督〔2026〕PB-0001',
  opinion: '',
  effortPath: 'CONCLUDE',
  decision: 'APPROVE',
  position: 'OFFICE_DIRECTOR',
});
export const assigned = fact('matter.assigned.v1', { ...by, units: [{ id: 'u1', name: '水利局' }], dueAt: NOW });
export const feedback = fact('matter.awaiting-feedback.v1', by);
export const presented = fact('matter.presented.v1', { ...by, documentNo: '第1期', outcome: '已恢复供水' });
export const closed = fact('matter.closed.v1', { ...by, decision: 'AGREE', text: '', outcome: '已恢复供水' });
export const toFeedback = [registered, drafted(), approved, assigned, fact('matter.begun.v1', by), feedback];
export const approving = { decision: 'APPROVE' as const, opinion: '' };
export const lookup = { matterNo: '清督〔2026〕PB-0001', confirmDueAt: '2026-03-03T16:00:00.000Z' };
export const director = { roles: ['OFFICE_DIRECTOR'] };
