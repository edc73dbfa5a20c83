import { isUnfit } from './unfit';

it.each(['a\u0000b', '\ud800', 'a\udfffb', { a: [{ '\u0000': 1 }] }, [['\udc00\ud800']]])('%j 存不下,不收', (value) =>
  expect(isUnfit(value)).toBe(true),
);
it.each([{ toString: 'x' }, [{ a: { length: { valueOf: 1 } } }]])('%j 没法核对,不收', (value) =>
  expect(isUnfit(value)).toBe(true),
);
it.each(['toString', { a: 'valueOf' }, '督办', '👩‍👩‍👧‍👦𠮷', '', null, 1, { a: ['\t\n'] }, undefined])('%j 照收', (value) =>
  expect(isUnfit(value)).toBe(false),
);
it('一兆正文里最长的数组也看得完', () => expect(isUnfit(new Array(524_288).fill(1))).toBe(false));
