import { readFileSync } from 'node:fs';
import { topics } from '@duban/contracts';
import { type KafkaConfig } from '@duban/messaging';
import { z } from 'zod';
import { WrongVariables } from './wrong-variables';

const file = (what: string): z.ZodOptional<z.ZodString> => z.string().optional().describe(`${what}(PEM 文件)`);

/** Where facts travel when a Kafka is given; without it they travel through tables of the PostgreSQL. */
export const kafkaVariables = {
  DUBAN_KAFKA_BROKERS: z
    .string()
    .regex(/^[^\s,:]+:\d+(,[^\s,:]+:\d+)*$/, '应为 主机:端口,多个用逗号隔开')
    .optional()
    .describe('Kafka 地址,主机:端口,多个用逗号隔开;不设则用 PostgreSQL 的表传递事实'),
  DUBAN_KAFKA_SSL: z.enum(['true', 'false'], { error: '应为 true 或 false' }).optional().describe('Kafka 端口用 TLS'),
  DUBAN_KAFKA_SSL_CA: file('签发 Kafka 证书的根证书'),
  DUBAN_KAFKA_SSL_CERT: file('客户端证书'),
  DUBAN_KAFKA_SSL_KEY: file('客户端私钥'),
  DUBAN_KAFKA_SASL_MECHANISM: z
    .enum(['plain', 'scram-sha-256', 'scram-sha-512'], { error: '应为 plain、scram-sha-256、scram-sha-512 之一' })
    .optional()
    .describe('Kafka 登录方式'),
  DUBAN_KAFKA_SASL_USERNAME: z.string().optional().describe('Kafka 账户'),
  DUBAN_KAFKA_SASL_PASSWORD: z.string().optional().describe('Kafka 口令'),
} as const;
export type KafkaVariables = z.output<z.ZodObject<typeof kafkaVariables>>;

const pem = (name: keyof KafkaVariables, given: string | undefined): Buffer | undefined => {
  if (!given) return undefined;
  try {
    return readFileSync(given);
  } catch {
    throw new WrongVariables(`环境变量有误,请改正后再启动:\n  ${name}:读不到文件 ${given}`);
  }
};

/** @throws WrongVariables naming what is missing beside what was given */
export const kafkaOf = (
  given: KafkaVariables,
): Pick<KafkaConfig, 'brokers' | 'topics' | 'ssl' | 'sasl'> | undefined => {
  const { DUBAN_KAFKA_BROKERS: brokers, DUBAN_KAFKA_SSL: ssl } = given;
  const { DUBAN_KAFKA_SASL_MECHANISM: mechanism, DUBAN_KAFKA_SASL_USERNAME: username } = given;
  const { DUBAN_KAFKA_SASL_PASSWORD: password } = given;
  const others = (Object.keys(kafkaVariables) as (keyof KafkaVariables)[]).filter(
    (name) => name !== 'DUBAN_KAFKA_BROKERS' && given[name],
  );
  const tls = others.filter((name) => name.startsWith('DUBAN_KAFKA_SSL_'));
  const problems = [
    ...(brokers ? [] : others.map((name) => `${name}:没有设 DUBAN_KAFKA_BROKERS`)),
    ...(ssl === 'true' ? [] : tls.map((name) => `${name}:没有设 DUBAN_KAFKA_SSL=true`)),
    ...(mechanism && !username ? ['DUBAN_KAFKA_SASL_USERNAME:设了登录方式,请设置账户'] : []),
    ...(mechanism && !password ? ['DUBAN_KAFKA_SASL_PASSWORD:设了登录方式,请设置口令'] : []),
    ...(!mechanism && (username || password) ? ['DUBAN_KAFKA_SASL_MECHANISM:设了账户,请设置登录方式'] : []),
  ];
  if (problems.length > 0)
    throw new WrongVariables(`环境变量有误,请改正后再启动:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  if (!brokers) return undefined;
  const ca = pem('DUBAN_KAFKA_SSL_CA', given.DUBAN_KAFKA_SSL_CA);
  const cert = pem('DUBAN_KAFKA_SSL_CERT', given.DUBAN_KAFKA_SSL_CERT);
  const key = pem('DUBAN_KAFKA_SSL_KEY', given.DUBAN_KAFKA_SSL_KEY);
  return {
    brokers: brokers.split(','),
    topics,
    ...(ssl === 'true' ? { ssl: { ...(ca ? { ca } : {}), ...(cert ? { cert } : {}), ...(key ? { key } : {}) } } : {}),
    ...(mechanism && username && password ? { sasl: { mechanism, username, password } as never } : {}),
  };
};
