import { misplaced, mutants } from './mutants';

describe('错误试验的清单', () => {
  it('每处错误在它的文件里正好有一个位置', () => expect(misplaced()).toEqual([]));
  it('名称不重复, 五个部分各有多处', () => {
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
    const parts = [...new Set(mutants.map(({ part }) => part))];
    expect(parts).toEqual(['写路径', '转发与传送', '收件箱', '引擎事务', '催办']);
    for (const part of parts) expect(mutants.filter((mutant) => mutant.part === part).length).toBeGreaterThan(4);
  });
});
