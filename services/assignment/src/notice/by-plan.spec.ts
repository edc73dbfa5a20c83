import { type AssignmentLine, type CheckItem } from '@duban/contracts';
import { countyPolicy } from '@duban/contracts';
import { specFor } from '@duban/testing';
import { item as planned } from '../plan/plan.samples';
import { draft, type Drafting } from './commands/draft';
import { notice } from './notice';

const given = specFor(notice, countyPolicy);
const line = (no: number | null, role: 'LEAD' | 'CO', name: string): AssignmentLine => ({
  ...(no === null ? {} : { item: { no, matter: '管网改造', method: 'ON_SITE' as const } }),
  role,
  unit: { id: name, name },
  responsibleLeader: { id: 'l', name: '负责人' },
  requirement: '办理',
  deadline: { unit: 'DATE', date: '2026-03-31' },
});
const items: CheckItem[] = [planned(1), planned(2)];
const both = [line(1, 'LEAD', '水利局'), line(1, 'CO', '财政局'), line(2, 'LEAD', '水利局')];
const drafting = (lines: AssignmentLine[], more: Partial<Drafting> = {}) => {
  const dueDays = lines.map(() => '2026-03-31');
  const lookup = { matterId: 'm', subjects: {}, plan: { items }, dueDays, ...more };
  return given().when(draft, { title: '督查通知', text: '请办理', contact: '督查室', lines }, { lookup });
};

describe('S-81 按批准的方案划分责任', () => {
  it('一个单位可以牵头几项; 每一项一个牵头', () => expect(drafting(both).facts()).toHaveLength(1));
  it('方案没有批准的不能交办', () =>
    drafting(both, { plan: { items: null } }).refused('supervision-plan.not-approved', {}));
  it('漏了一项、一项两个牵头都不行', () => {
    drafting([line(1, 'LEAD', '水利局')]).refused('notice.item-one-lead', { no: 2 });
    drafting([...both, line(2, 'LEAD', '财政局')]).refused('notice.item-one-lead', { no: 2 });
  });
  it('I-13 方案里没有的项目、没有写明哪一项的任务不能交办', () => {
    drafting([...both, line(3, 'LEAD', '水利局')]).refused('supervision-plan.item-unknown', { no: 3 });
    drafting([...both, line(null, 'CO', '教育局')]).refused('notice.item-missing', { unit: '教育局' });
  });
  it('I-13 时限不晚于方案', () =>
    drafting(both, { dueDays: both.map(() => '2026-04-01') }).refused('notice.item-past-plan', {
      no: 1,
      unit: '水利局',
      dueOn: '2026-03-31',
    }));
  it('同一项里同一单位不列两次', () =>
    drafting([...both, line(1, 'CO', '水利局')]).refused('notice.unit-twice', { unit: '水利局' }));
  it('没有方案的事项不能写项目', () =>
    drafting(both, { plan: null }).refused('supervision-plan.item-unknown', { no: 1 }));
});
