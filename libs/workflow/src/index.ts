export { checkWorkflow, WrongWorkflow } from './check';
export { type Deployment, type Migration, WorkflowClient, type WorkflowMessage } from './client';
export { type WorkflowConfig, type WorkflowOAuth } from './connection';
export { type Job } from './job-source';
export { WorkflowRejection } from './rejection';
export { type JobHandler, runWorkers, type Workers } from './workers';
