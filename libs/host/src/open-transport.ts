import { kafkaTransport, postgresTransport, type Transport } from '@duban/messaging';
import { kafkaOf, type KafkaVariables } from './kafka-config';
import { type Logger } from './logging';

/** Kafka when its address is given, else tables of the PostgreSQL. @throws WrongVariables; CannotStart */
export const openTransport = async (
  given: KafkaVariables & { DUBAN_DATABASE_URL: string },
  log: Logger,
): Promise<Transport> => {
  const report = (problem: string): void => log.warn({ problem }, 'transport');
  const kafka = kafkaOf(given);
  const databaseUrl = given.DUBAN_DATABASE_URL;
  return kafka ? kafkaTransport({ ...kafka, databaseUrl, report }) : postgresTransport(databaseUrl, report);
};
