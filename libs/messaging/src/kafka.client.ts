import { type ConnectionOptions } from 'node:tls';
import { CannotStart } from '@duban/persistence';
import { Kafka, logLevel, type SASLOptions } from 'kafkajs';

/** How a process reaches the Kafka it was given. */
export type KafkaAccess = Readonly<{
  /** `host:port` */
  brokers: readonly string[];
  ssl?: ConnectionOptions | true;
  sasl?: SASLOptions;
  /** told what goes wrong while it runs, in words for the operator's log */
  report(problem: string): void;
}>;

/** What kafkajs calls an error although it belongs to the course of things. */
const ordinary = /rebalancing|Topic with this name already exists|coordinator is loading/i;

/** A client of its own for each user of it: members of one group must not share the offsets that kafkajs remembers. */
export const kafkaClient = ({ brokers, ssl, sasl, report }: KafkaAccess, retries?: number): Kafka =>
  new Kafka({
    clientId: 'duban',
    brokers: [...brokers],
    ...(ssl ? { ssl } : {}),
    ...(sasl ? { sasl } : {}),
    connectionTimeout: 3_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, ...(retries === undefined ? {} : { retries }) },
    logLevel: logLevel.ERROR,
    logCreator:
      () =>
      ({ log }) => {
        const text = `Kafka: ${log.message}${log['error'] ? ` (${String(log['error'])})` : ''}`;
        if (!ordinary.test(text)) report(text);
      },
  });

type KafkaError = Error & { type?: string; code?: string; broker?: string; cause?: unknown; errors?: unknown[] };

/** The error and all that it wraps, the innermost last. */
const chain = (error: unknown): KafkaError[] => {
  if (!(error instanceof Error)) return [];
  const { cause, errors = [] } = error as KafkaError;
  return [error, ...chain(cause), ...errors.flatMap(chain)];
};

const RIGHTS =
  '请给该账户:主题 duban.*(前缀)的 Describe、DescribeConfigs、Read、Write,消费组 duban.*(前缀)的 Read,以及集群的 Create(或事先建好主题)';

const named = (error: KafkaError, { brokers, ssl, sasl }: KafkaAccess): string | undefined => {
  const text = `${error.name} ${error.type ?? ''} ${error.message}`;
  if (/SASLAuthentication|SASL_AUTHENTICATION_FAILED/.test(text))
    return `Kafka 不接受账户 ${(sasl as { username?: string } | undefined)?.username ?? ''}:请检查 DUBAN_KAFKA_SASL_USERNAME、DUBAN_KAFKA_SASL_PASSWORD 与 DUBAN_KAFKA_SASL_MECHANISM`;
  if (/ILLEGAL_SASL_STATE|UNSUPPORTED_SASL_MECHANISM/.test(text))
    return 'Kafka 的这个端口不用这种登录方式:请检查 DUBAN_KAFKA_SASL_MECHANISM,或换一个端口';
  if (/AUTHORIZATION_FAILED/.test(text)) return `Kafka 不许这样用(${error.type ?? error.message}):${RIGHTS}`;
  if (/DoesNotSupportApiKey|UNSUPPORTED_VERSION/.test(text))
    return 'Kafka 的版本用不了:请用 2.1 以上的版本(在 4.4 上测试)';
  if (/INVALID_REPLICATION_FACTOR/.test(text)) return 'Kafka 的节点不够存放副本:请等所有节点都启动后再试';
  if (/POLICY_VIOLATION|INVALID_CONFIG/.test(text))
    return `Kafka 的建主题规定不许这样建:${error.message}。请管理员事先建好主题`;
  if (/ConnectionError|ConnectionClosed|BrokerNotFound|RequestTimeout|ECONNREFUSED|ENOTFOUND/.test(text))
    return `连不上 Kafka ${error.broker ?? brokers.join('、')}(${error.code ?? error.message}):请检查 DUBAN_KAFKA_BROKERS 与网络,确认它已启动${ssl ? ',并确认该端口用 TLS、证书可信(DUBAN_KAFKA_SSL_CA)' : ';该端口如用 TLS,请设 DUBAN_KAFKA_SSL=true;如要登录,请设 DUBAN_KAFKA_SASL_*'}`;
  return undefined;
};

/** Kafka that is just starting, or very busy, says so for some seconds: nothing that an operator has to mend. */
export const passesByItself = (error: unknown): boolean =>
  chain(error).some(
    ({ name, type = '' }) =>
      name === 'KafkaJSGroupCoordinatorNotFound' ||
      /^(INVALID_REPLICATION_FACTOR|UNKNOWN_TOPIC_OR_PARTITION|LEADER_NOT_AVAILABLE|REQUEST_TIMED_OUT|NOT_CONTROLLER|GROUP_COORDINATOR_NOT_AVAILABLE|GROUP_LOAD_IN_PROGRESS|NOT_COORDINATOR_FOR_GROUP)$/.test(
        type,
      ),
  );

/** What went wrong with Kafka, in words that say what to do; anything else is returned as it is. */
export const inWords = (error: unknown, access: KafkaAccess): unknown => {
  for (const one of chain(error).reverse()) {
    const words = named(one, access);
    if (words) return new CannotStart(words, { cause: error });
  }
  return error;
};
