export { consume, type FactHandlers } from './consume';
export { type Envelope, toEnvelope } from './envelope';
export { postgresTransport } from './postgres';
export { type Relay, relayOnce, startRelay } from './relay';
export { type Parked, Poison, type Subscription, type Transport } from './transport';
