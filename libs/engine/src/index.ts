export { Engine, type EngineOptions } from './engine';
export { type Gateway, serveGateway } from './gateway/gateway';
export { parseBpmn } from './model/parse';
export { type Definition, type Element } from './model/element';
export { Defects } from './model/defects';
export { type ElementRow, EngineReads, type ProcessRow, type UserTaskView } from './reads';
export { EngineRejection } from './rejection';
