import { type ElementType } from '../model/element';
import { type UserTask, type Variables } from './document';

export type JobRow = {
  key: number;
  root: number;
  instance: number;
  process: number;
  element: string;
  process_id: string;
  definition: string;
  version: number;
  type: string;
  kind: 'BPMN_ELEMENT' | 'EXECUTION_LISTENER' | 'TASK_LISTENER';
  event: string;
  retries: number;
  headers: Record<string, string>;
};
export type TimerRow = {
  key: number;
  root: number;
  instance: number;
  element: string;
  definition: string;
  due: number;
  repetitions: number;
  interval: string | null;
};
export type MessageRow = {
  key: number;
  root: number;
  instance: number;
  element: string;
  process: number;
  process_id: string;
  name: string;
  correlation_key: string;
  closes: boolean;
};
export type SignalRow = { key: number; root: number; instance: number; element: string; name: string };
export type IncidentRow = {
  key: number;
  root: number;
  instance: number;
  process: number;
  element: string;
  type: string;
  message: string;
  phase: 'activate' | 'complete' | 'job' | 'body';
  job: number | null;
};
export type TaskRow = {
  key: number;
  root: number;
  instance: number;
  process: number;
  element: string;
  process_id: string;
  definition: string;
  task: UserTask;
};
/** An element's step as history and peers see it. */
export type Step = {
  element: string;
  type: ElementType | 'SEQUENCE_FLOW';
  intent: string;
  key: number;
  process: number;
};

/** Everything a command leaves besides the document: written in the same transaction. */
export class Effects {
  readonly jobs: JobRow[] = [];
  readonly timers: TimerRow[] = [];
  readonly messages: MessageRow[] = [];
  readonly signals: SignalRow[] = [];
  readonly incidents: IncidentRow[] = [];
  /** new state of user tasks, by key */
  readonly tasks = new Map<number, TaskRow>();
  /** element instances that no longer wait: kinds, and only at these catch elements if given */
  readonly closed: { instance: number; waits: number; elements?: string[] }[] = [];
  readonly closedJobs: number[] = [];
  readonly closedMessages: number[] = [];
  readonly closedIncidents: number[] = [];
  /** jobs that may be activated again */
  readonly reopenedJobs: number[] = [];
  readonly broadcasts: { name: string; variables: Variables }[] = [];
  readonly started: { process: number; definition: string; caller: number | null }[] = [];
  /** `correlated`: a buffered message may wait for its end */
  readonly ended: {
    process: number;
    state: 'COMPLETED' | 'TERMINATED';
    variables: Variables;
    correlated: boolean;
  }[] = [];
  /** requests held up by listeners that have their answer now */
  readonly answered: string[] = [];
  readonly steps: Step[] = [];
}
