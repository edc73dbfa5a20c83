import { countyPolicy } from './county';
import { policyChanges, policyFields } from './describe';

describe('制度方案的说明与比较', () => {
  it('每一项都有标题、说明和填法', () => {
    expect(policyFields.length).toBeGreaterThan(40);
    for (const { title, description, kind } of policyFields)
      expect([title, description, kind]).not.toContain(undefined);
  });
  it('相同的两版没有差别; 版本号和施行日期不算', () =>
    expect(policyChanges(countyPolicy, { ...countyPolicy, version: 'v2', effectiveFrom: '2027-01-01' })).toEqual([]));
  it('键的先后不算差别', () => {
    const { EXTRA_URGENT, URGENT, NORMAL } = countyPolicy.review;
    expect(policyChanges(countyPolicy, { ...countyPolicy, review: { NORMAL, URGENT, EXTRA_URGENT } })).toEqual([]);
  });
  it('只列改了的项, 旧值到新值用中文写', () => {
    const after = {
      ...countyPolicy,
      maxExtensions: 2,
      returnWindow: { ...countyPolicy.returnWindow, NORMAL: { unit: 'WORKDAY' as const, amount: 5 } },
      targets: { ...countyPolicy.targets, onTime: 0.9 },
      retention: countyPolicy.retention.filter((_, i) => i !== 2),
    };
    expect(policyChanges(countyPolicy, after)).toEqual([
      { path: 'returnWindow', title: '退办窗口', before: '平件3个工作日', after: '平件5个工作日' },
      { path: 'maxExtensions', title: '延期次数', before: '1次', after: '2次' },
      { path: 'retention', title: '保管期限', before: '批示层级为上级领导 → 永久', after: '' },
      { path: 'targets.onTime', title: '按时办结率目标', before: '95%', after: '90%' },
    ]);
  });
  it('只换了先后的决定表, 前后都整张列出', () => {
    const [first, second, ...rest] = countyPolicy.noticeColor;
    const [change] = policyChanges(countyPolicy, { ...countyPolicy, noticeColor: [second, first, ...rest] as never });
    expect(change?.before.split('\n').slice(0, 2)).toEqual(change?.after.split('\n').slice(0, 2).reverse());
  });
});
