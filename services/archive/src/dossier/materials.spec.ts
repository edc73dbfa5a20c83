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
  it('撤销的、电话调度的只列发生过的', () => {
    for (const end of ['matter.revoked.v1', 'matter.call-recorded.v1'] as const) {
      const list = listed(material(end), material('matter.suspended.v1'));
      expect(list('中止与恢复')).toMatchObject({ present: true });
      expect(list('退办记录')).toBeUndefined();
    }
  });
});
