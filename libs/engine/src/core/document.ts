import { type ElementType } from '../model/element';

export type Variables = Record<string, unknown>;
export type LifeState = 'ACTIVATING' | 'ACTIVATED' | 'COMPLETING' | 'TERMINATING';
export type TaskEvent = 'creating' | 'assigning' | 'updating' | 'completing' | 'canceling';

/** What a native user task knows of itself. While `change` is set its listeners hold the task before the change. */
export type UserTask = {
  key: number;
  assignee?: string;
  candidateGroups?: string[];
  candidateUsers?: string[];
  dueDate?: string;
  followUpDate?: string;
  priority: number;
  formKey?: string;
  created: boolean;
  change?: { event: TaskEvent; index: number; set?: TaskAttributes; variables?: Variables; request?: string };
};
export type TaskAttributes = Partial<
  Pick<UserTask, 'assignee' | 'candidateGroups' | 'candidateUsers' | 'dueDate' | 'followUpDate' | 'priority'>
>;

/** One element instance. All of one root process and what it called are kept as one document. */
export type ElementInstance = {
  key: number;
  element: string;
  type: ElementType;
  definition: string;
  /** flow scope, 0 for a process */
  scope: number;
  /** process instance it belongs to */
  process: number;
  state: LifeState;
  variables: Variables;
  /** live element instances within */
  children: number;
  /** sequence flows taken within and not yet arrived */
  tokens?: number;
  /** waiting tokens of joins: gateway → flow → count */
  joins?: Record<string, Record<string, number>>;
  loopCounter?: number;
  loop?: { items: unknown[]; next: number; done: number; terminated: number; output?: unknown[] };
  /** variables of the job, message or error that completes or started it */
  trigger?: Variables;
  /** start event of an event sub-process that was triggered */
  triggeredBy?: string;
  /** a process that a message with a correlation key started: the only one of this key at a time */
  correlated?: true;
  /** the catch event that interrupted it, waiting until everything within has ended */
  interruption?: { element: string; variables: Variables };
  /** an event sub-process has taken the place of what was in it */
  interrupted?: true;
  /** child process instance of a call activity, and back */
  called?: number;
  caller?: number;
  /** flows a gateway has chosen */
  chosen?: string[];
  /** kinds of rows that wait for it, a sum of `Waits` */
  waits?: number;
  /** signals it waits for: catch event → name */
  signals?: Record<string, string>;
  /** key of the job that is open for it */
  job?: number;
  /** the execution listener whose job is open */
  listener?: { event: 'start' | 'end'; index: number };
  task?: UserTask;
  /** the element its user task was made from, once the instance has moved on from that version: its listeners hold it */
  madeFrom?: { definition: string; element: string };
  /** completed activities of this scope that can be undone, oldest first */
  compensable?: Compensable[];
  /** handlers a compensation throw event still waits for, and back */
  compensating?: number;
  compensates?: number;
};

/** A completed activity that can be undone by its own handler, by those within it, or by both. */
export type Compensable = { element: string; boundary?: string; within?: Compensable[]; variables?: Variables };

/** Kinds of rows by which an element instance waits for something from outside. */
export const Waits = { JOB: 1, TIMER: 2, MESSAGE: 4, SIGNAL: 8, TASK: 16, INCIDENT: 32 } as const;
export const ALL_WAITS = 63;

export type Document = { root: number; instances: Map<number, ElementInstance>; steps: number };
