export {
  type Deployment,
  WorkflowClient,
  type WorkflowConfig,
  type WorkflowMessage,
  WorkflowRejection,
} from './client';
export { type Job } from './job-source';
export { type JobHandler, runWorkers, type Workers } from './workers';
