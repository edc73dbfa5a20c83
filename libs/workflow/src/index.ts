export {
  type Deployment,
  WorkflowClient,
  type WorkflowConfig,
  type WorkflowMessage,
  WorkflowRejection,
} from './client';
export { type Job, type JobHandler, runWorkers, type Workers } from './workers';
