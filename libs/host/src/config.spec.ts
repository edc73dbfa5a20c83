import { readVariables, serviceVariables } from './config';

const shape = { DUBAN_PORT: serviceVariables.DUBAN_PORT, DUBAN_DATABASE_URL: serviceVariables.DUBAN_DATABASE_URL };

describe('环境变量', () => {
  it('缺省值和给出的值', () => {
    expect(readVariables(shape, { DUBAN_DATABASE_URL: 'postgres://a@b/c', PATH: '/bin', DUBAN_PORT: '' })).toEqual({
      DUBAN_PORT: 8090,
      DUBAN_DATABASE_URL: 'postgres://a@b/c',
    });
  });

  it('不认识的 DUBAN_ 变量与其他问题一次说完,并列出可用的变量', () => {
    expect(() => readVariables(shape, { DUBAN_PROT: '1', DUBAN_PORT: 'x', DUBAN_DATABASE_URL: 'mysql://' })).toThrow(
      [
        '环境变量有误,请改正后再启动:',
        '  DUBAN_PROT:没有这个变量',
        '  DUBAN_PORT:应为端口号',
        '  DUBAN_DATABASE_URL:应为 postgres://…',
        '可用的变量:DUBAN_PORT、DUBAN_DATABASE_URL',
      ].join('\n'),
    );
  });

  it('测试和工具的变量不归它管', () => {
    expect(() => readVariables({}, { DUBAN_TEST_POSTGRES: 'x' })).not.toThrow();
  });
});
