import path from 'node:path';
import { readArguments } from './arguments';

describe('启动选项', () => {
  it('缺省值', () => {
    expect(readArguments([], {})).toEqual({
      help: false,
      port: 8090,
      empty: false,
      dataDir: path.resolve('.duban'),
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
  it('数据目录也可以由环境变量给出,命令行优先', () => {
    const env = { DUBAN_DATA_DIR: '/tmp/of-env' };
    expect(readArguments([], env).dataDir).toBe('/tmp/of-env');
    expect(readArguments(['--data-dir', '/tmp/x'], env).dataDir).toBe('/tmp/x');
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
