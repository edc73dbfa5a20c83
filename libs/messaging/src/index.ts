export { type ArrivedFact, consume, type FactHandlers } from './consume';
export { type Envelope, toEnvelope } from './envelope';
export { type KafkaConfig, kafkaTransport } from './kafka';
export { postgresTransport } from './postgres';
export { type Relay, relayOnce, startRelay } from './relay';
export {
  Away,
  CONSUMING,
  type Forgotten,
  type Handler,
  type Parked,
  Poison,
  type Subscription,
  type Transport,
} from './transport';
