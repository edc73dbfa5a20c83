import { namesOneOf, tellingOf } from './informants';

const tellings = tellingOf({ name: '尹长庚', contact: '139 0099 1234(晚上)' });
const names = (text: string): boolean => namesOneOf(text, tellings);

describe('I-18 文字中有没有反映人', () => {
  it.each(['据尹长庚反映', '尹 长 庚来信', '来电13900991234', '电话:139-0099-1234。', '13900991234'])(
    '有: %s',
    (text) => expect(names(text)).toBe(true),
  );
  it.each(['据群众反映', '尹姓村民来信', '电话 0990-1234567', '1390099', ''])('没有: %s', (text) =>
    expect(names(text)).toBe(false),
  );
  it('一个字的姓、说明性的短话不算', () => {
    expect(tellingOf({ name: '尹', contact: '无' })).toEqual([]);
  });
});
