import { randomUUID } from 'node:crypto';
import { eventually, testDatabase, type TestDatabase } from '@duban/testing';
import { type OwnKafkaServer, ownKafkaServer, strangerAccount } from '@duban/testing/servers/kafka';
import { Kafka, logLevel } from 'kafkajs';
import { type KafkaConfig, kafkaTransport } from './index';

let kafka: OwnKafkaServer;
let database: TestDatabase;

beforeAll(async () => {
  [kafka, database] = await Promise.all([ownKafkaServer(), testDatabase()]);
});
afterAll(() => Promise.all([kafka.stop(), database.drop()]));

const start = async (config: Partial<KafkaConfig>): Promise<string> => {
  const base = { brokers: kafka.brokers, topics: [], databaseUrl: database.url, report: () => undefined };
  const outcome = await kafkaTransport({ ...base, ...config }).catch((error: Error) => error);
  if (!(outcome instanceof Error)) {
    await outcome.close();
    return 'started';
  }
  return `${outcome.name}: ${outcome.message}`;
};
const topic = async (shape: { numPartitions: number; retention: string }): Promise<string> => {
  const admin = new Kafka({ brokers: [...kafka.brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const name = `duban.t${randomUUID().slice(0, 8)}.v1`;
  const configEntries = [
    { name: 'retention.ms', value: shape.retention },
    { name: 'max.message.bytes', value: '4194304' },
  ];
  const topics = [{ topic: name, numPartitions: shape.numPartitions, configEntries }];
  await eventually('the topic is made', () => admin.createTopics({ topics }).then(() => true));
  await admin.disconnect();
  return name;
};

describe('启动时把 Kafka 的问题说清楚', () => {
  it('地址不对:说出连不上哪里', async () => {
    expect(await start({ brokers: ['127.0.0.1:1'] })).toMatch(/^CannotStart: 连不上 Kafka .*DUBAN_KAFKA_BROKERS/s);
  });

  it('口令不对:说出账户和要检查的变量', async () => {
    const sasl = { mechanism: 'plain', username: strangerAccount.username, password: 'wrong' } as const;
    expect(await start({ brokers: kafka.signedIn, sasl })).toMatch(
      /^CannotStart: Kafka 不接受账户 stranger:.*DUBAN_KAFKA_SASL_PASSWORD/s,
    );
  });

  it('要登录而没有登录:说出可能缺什么', async () => {
    expect(await start({ brokers: kafka.signedIn })).toMatch(/^CannotStart: .*DUBAN_KAFKA_SASL_/s);
  });

  it('没有权限:说出要给哪些权限', async () => {
    const sasl = { mechanism: 'plain', ...strangerAccount } as const;
    expect(await start({ brokers: kafka.signedIn, sasl, topics: ['duban.proof.v1'] })).toMatch(
      /^CannotStart: Kafka 不许这样用.*Describe、DescribeConfigs、Read、Write/s,
    );
  });

  it('分区太少、会丢掉事实的主题:一次说完,并给出命令', async () => {
    const [few, short] = [
      await topic({ numPartitions: 3, retention: '-1' }),
      await topic({ numPartitions: 12, retention: '604800000' }),
    ];
    const words = await start({ topics: [few, short] });
    expect(words).toContain(`${few} 只有 3 个分区,需要 12 个`);
    expect(words).toContain(`--entity-name ${short} --add-config retention.ms=-1`);
  });

  it('缺少的主题建好,再次启动时合用', async () => {
    const missing = `duban.t${randomUUID().slice(0, 8)}.v1`;
    expect(await start({ topics: [missing] })).toBe('started');
    expect(await start({ topics: [missing] })).toBe('started');
  });
});
