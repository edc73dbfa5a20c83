export { Allow, type Allowed, CurrentActor, scopeOf } from './access';
export {
  bindCommands,
  type BoundDecision,
  type CommandBinding,
  type CommandCall,
  type CommandRows,
  type Kept,
  type LookupEnv,
  type LookupRequest,
  type PrepareRequest,
} from './command-binding';
export { type Beside, nobodyBeside } from './beside';
export { classifiedRefusals, noteClassified, refuseClassified } from './classified-gate';
export { ApiConsumes, ApiOperation, ApiTags } from './described';
export { giveBackMemory } from './give-back';
export { knownRow } from './known-row';
export { createLogger, type Logger, type LogLevel } from './logging';
export { createMetrics, type Metrics } from './metrics';
export { serveProbes } from './probes';
export { type Problem, PROBLEM_TYPE, toProblem } from './problem';
export { type HostReply, type HostRequest } from './request';
export {
  type BackgroundWork,
  type Clock,
  envToken,
  type ServiceDefinition,
  type ServiceEnv,
  type Sessions,
} from './service';
export { type Sealing, sealing } from './sealing';
export { aboutField, type SealedInformants } from './informants';
export { sessionTokens } from './sessions';
export { tokenOf } from './guard';
export { SESSION_COOKIE, sessionCookieOptions } from './session-cookie';
export { type HostOptions, type Instance, type Running, startServices } from './start-services';
export { runJob } from './command-jobs';
export { secure } from './http-server';
export { drainSeconds, logLevel, port, proxies, readVariables, serviceVariables } from './config';
export { ATTACHMENT_LIMIT, contentSecurityPolicy, newNonce } from './http-server';
export { type Route, routesOf } from './route-check';
export { serveConsole } from './console-files';
export { MovableClock, steerable, type Steered, type Steering } from './steered';
export { sweeping } from './sweeping';
export { givenAdapters } from './given-adapters';
export { type Adapters, notStarted, runAlone, type ServiceVariables, stopOnSignal } from './run-alone';
export { fileOf, lookedAt, type Upload } from './upload';
export { WrongVariables } from './wrong-variables';
export { openTransport } from './open-transport';
export { kafkaOf, type KafkaVariables, kafkaVariables } from './kafka-config';
