import { readArguments } from './arguments';

describe('启动选项', () => {
  it('缺省值', () => {
    expect(readArguments([])).toEqual({
      help: false,
      port: 8090,
      empty: false,
      dataDir: undefined,
      verbose: false,
    });
  });
  it('给出的值', () => {
    expect(readArguments(['--port', '0', '--empty', '--data-dir=/tmp/x', '--verbose'])).toMatchObject({
      port: 0,
      empty: true,
      dataDir: '/tmp/x',
      verbose: true,
    });
  });
  it.each([
    [['--port', 'abc'], '--port 应为 0 到 65535 的数字,现为“abc”'],
    [['--port', '70000'], '--port 应为 0 到 65535 的数字,现为“70000”'],
    [['--prot', '1'], '不认识的启动选项'],
    [['8090'], '不认识的启动选项'],
  ])('%j 说明怎么改', (given, message) => {
    expect(() => readArguments(given)).toThrow(message);
  });
});
