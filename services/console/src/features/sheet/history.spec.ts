import { begun, changed, pasted, redone, undone } from './history';

const rows = [
  { a: '1', b: '2' },
  { a: '3', b: '4' },
];

describe('像电子表格一样编辑', () => {
  it('撤销、重做逐步来回; 撤销后另改的不能再重做', () => {
    const one = changed(begun(rows), [{ a: '9', b: '2' }]);
    expect(undone(one).rows).toEqual(rows);
    expect(redone(undone(one)).rows).toEqual([{ a: '9', b: '2' }]);
    expect(redone(changed(undone(one), rows)).rows).toEqual(rows);
    expect(undone(begun(rows)).rows).toEqual(rows);
  });
  it('从电子表格粘贴一块, 从所在的格起逐格填; 多出的列不要', () =>
    expect(pasted(rows, ['a', 'b'], { row: 0, column: 1 }, 'x\ty\r\nz\tw\r\n')).toEqual([
      { a: '1', b: 'x' },
      { a: '3', b: 'z' },
    ]));
  it('多出的行: 可以加行的加, 不可以的不要', () => {
    const text = 'x\ny';
    expect(pasted(rows, ['a', 'b'], { row: 1, column: 0 }, text)).toHaveLength(2);
    expect(pasted(rows, ['a', 'b'], { row: 1, column: 0 }, text, () => ({ a: '', b: '' }))[2]).toEqual({
      a: 'y',
      b: '',
    });
  });
  it('格子里有换行、引号的还是一格', () =>
    expect(pasted(rows, ['a', 'b'], { row: 0, column: 0 }, '"一\n二"\t"说""好"""')[0]).toEqual({
      a: '一 二',
      b: '说"好"',
    }));
});
