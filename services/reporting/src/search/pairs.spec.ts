import { fold, pairsOf, snippet, termsOf } from './pairs';

it('两个字的词就是一个二字组', () => {
  expect(pairsOf('饮水工程')).toEqual(['饮水', '水工', '工程']);
  expect(pairsOf('饮 水')).toEqual([]);
});

it('全角与半角、大写与小写算同一个字,位置不变', () => {
  expect(fold('PB-0002')).toBe('pb-0002');
  expect(fold('清督〔2026〕').length).toBe('清督〔2026〕'.length);
});

it('问题按空格分成词,重复的只算一个', () => {
  expect(termsOf('  饮水 柳汀镇 饮水 ')).toEqual(['饮水', '柳汀镇']);
});

it('摘出命中处前后的文字并标出命中', () => {
  const text = `${'前'.repeat(40)}饮水工程断供${'后'.repeat(200)}`;
  const pieces = snippet(text, ['饮水', '断供']);
  expect(pieces.filter((p) => p.hit).map((p) => p.text)).toEqual(['饮水', '断供']);
  expect(pieces[0]).toEqual({ text: '…', hit: false });
  expect(pieces.at(-1)).toEqual({ text: '…', hit: false });
  expect(snippet('没有命中', ['饮水'])).toEqual([{ text: '没有命中', hit: false }]);
});
