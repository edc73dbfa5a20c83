import { type FactType } from '@duban/contracts';
import { checklistOf, type Material } from './materials';

const material = (type: FactType, data: Record<string, unknown> = {}): Material => ({
  type,
  at: '2026-03-02T01:00:00.000Z',
  title: '',
  detail: '',
  by: '苗晓岚',
  data,
  files: [],
});
const listed = (...materials: Material[]) => {
  const list = checklistOf([material('matter.registered.v1'), ...materials]);
  return (name: string) => list.find((row) => row.name === name);
};
const served = material('assignment.notice-served.v1', { documentNo: '清政督催〔2026〕1号' });
const document = material('document.issued.v1', { kind: 'URGE_NOTICE', documentNo: '清政督催〔2026〕1号' });

describe('归档清单 (R-711)', () => {
  it.each([
    ['退办记录', 'assignment.return-requested.v1'],
    ['延期审批', 'assignment.extension-decided.v1'],
    ['协调记录', 'coordination.opened.v1'],
    ['催办与督查单', 'assignment.urged.v1'],
    ['逾期说明', 'assignment.overdue-explained.v1'],
    ['中止与恢复', 'matter.suspended.v1'],
  ] as const)('%s: 发生过的必备, 没有发生的不要求', (name, type) => {
    expect(listed(material(type))(name)).toEqual({ name, present: true, required: true });
    expect(listed()(name)).toEqual({ name, present: false, required: false });
  });
  it('下达过的督查单没有公文的, 算缺少', () => {
    expect(listed(served)('催办与督查单')).toMatchObject({ present: false, required: true });
    expect(listed(served, document)('催办与督查单')).toMatchObject({ present: true, required: true });
  });
  it('整改通知、结论、复核决定、约谈通知送到单位的, 成文的公文必备', () => {
    for (const [name, fact, kind] of [
      ['整改通知书', 'rectification.issued.v1', 'RECTIFICATION_NOTICE'],
      ['督查结论书', 'conclusion.delivered.v1', 'CONCLUSION'],
      ['复核决定书', 'reconsideration.decided.v1', 'RECONSIDERATION_DECISION'],
      ['约谈通知书', 'outcome.talk-arranged.v1', 'ADMONISH_NOTICE'],
    ] as const) {
      expect(listed()(name)).toMatchObject({ required: false });
      expect(listed(material(fact))(name)).toMatchObject({ present: false, required: true });
      expect(listed(material(fact), material('document.issued.v1', { kind }))(name)).toMatchObject({ present: true });
    }
  });
  it('撤销的、电话调度的只列发生过的', () => {
    for (const end of ['matter.revoked.v1', 'matter.call-recorded.v1'] as const) {
      const list = listed(material(end), material('matter.suspended.v1'));
      expect(list('中止与恢复')).toMatchObject({ present: true });
      expect(list('退办记录')).toBeUndefined();
    }
  });
});
