export { definition, type WorkflowOptions } from './app.module';
export { type InstanceHistory, type OpenIncident, type ProcessHistory } from './instance/process-history';
