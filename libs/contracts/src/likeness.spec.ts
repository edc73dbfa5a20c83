import { likeness, sameTopic } from './likeness';

describe('查重', () => {
  it('标题相近的提示, 不相干的不提示', () => {
    expect(likeness('关于柳汀镇鹭洲村饮水工程断供问题的办理', '关于鹭洲村饮水工程断供问题的督查')).toBeGreaterThan(0.5);
    expect(likeness('关于柳汀镇鹭洲村饮水工程断供问题的办理', '关于老旧小区改造')).toBeLessThan(0.2);
  });
  it.each([
    ['防汛备汛工作专项督查', '全县防汛检查', true],
    ['老旧小区改造政策落实情况专项督查', '老旧小区改造工程质量检查', true],
    ['综合督查', '年度综合检查', true],
    ['安全生产大检查', '食品安全专项督查', false],
    ['综合督查', '食品安全专项督查', false],
  ])('R-113 “%s”与“%s”同类: %s', (a, b, same) => {
    expect(sameTopic(a, b)).toBe(same);
    expect(sameTopic(b, a)).toBe(same);
  });
});
