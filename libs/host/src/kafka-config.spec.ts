import { kafkaOf } from './kafka-config';

const brokers = { DUBAN_KAFKA_BROKERS: 'a:9092,b:9092' };

describe('Kafka 的变量', () => {
  it('没有给地址: 不用 Kafka', () => {
    expect(kafkaOf({})).toBeUndefined();
  });

  it('给了地址、账户: 按它连', () => {
    const account = { DUBAN_KAFKA_SASL_USERNAME: 'duban', DUBAN_KAFKA_SASL_PASSWORD: 'p' };
    expect(kafkaOf({ ...brokers, ...account, DUBAN_KAFKA_SASL_MECHANISM: 'scram-sha-512' })).toMatchObject({
      brokers: ['a:9092', 'b:9092'],
      sasl: { mechanism: 'scram-sha-512', username: 'duban', password: 'p' },
    });
    expect(kafkaOf({ ...brokers, DUBAN_KAFKA_SSL: 'true' })).toMatchObject({ ssl: {} });
  });

  it('缺了与之配套的: 一次说完', () => {
    expect(() => kafkaOf({ ...brokers, DUBAN_KAFKA_SSL_CA: '/ca.pem', DUBAN_KAFKA_SASL_USERNAME: 'duban' })).toThrow(
      [
        '环境变量有误,请改正后再启动:',
        '  DUBAN_KAFKA_SSL_CA:没有设 DUBAN_KAFKA_SSL=true',
        '  DUBAN_KAFKA_SASL_MECHANISM:设了账户,请设置登录方式',
      ].join('\n'),
    );
    expect(() => kafkaOf({ DUBAN_KAFKA_SSL: 'true' })).toThrow('DUBAN_KAFKA_SSL:没有设 DUBAN_KAFKA_BROKERS');
  });

  it('证书文件读不到: 说出是哪一个', () => {
    expect(() => kafkaOf({ ...brokers, DUBAN_KAFKA_SSL: 'true', DUBAN_KAFKA_SSL_CA: '/no/ca.pem' })).toThrow(
      'DUBAN_KAFKA_SSL_CA:读不到文件 /no/ca.pem',
    );
  });
});
