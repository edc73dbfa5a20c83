/** Element types as Zeebe names them. */
export type ElementType =
  | 'PROCESS'
  | 'SUB_PROCESS'
  | 'EVENT_SUB_PROCESS'
  | 'CALL_ACTIVITY'
  | 'MULTI_INSTANCE_BODY'
  | 'SERVICE_TASK'
  | 'SEND_TASK'
  | 'SCRIPT_TASK'
  | 'BUSINESS_RULE_TASK'
  | 'USER_TASK'
  | 'RECEIVE_TASK'
  | 'MANUAL_TASK'
  | 'TASK'
  | 'START_EVENT'
  | 'END_EVENT'
  | 'INTERMEDIATE_CATCH_EVENT'
  | 'INTERMEDIATE_THROW_EVENT'
  | 'BOUNDARY_EVENT'
  | 'EXCLUSIVE_GATEWAY'
  | 'PARALLEL_GATEWAY'
  | 'INCLUSIVE_GATEWAY'
  | 'EVENT_BASED_GATEWAY';

/** A text of the model: a FEEL expression (written with `=`) or the text itself. */
export type Expression = Readonly<{ source: string; feel: boolean }>;
export type Flow = Readonly<{ id: string; source: string; target: string; condition?: Expression }>;
export type Mapping = Readonly<{ source: Expression; target: readonly string[] }>;
export type Listener = Readonly<{ event: string; type: Expression; retries: Expression }>;
export type TimerKind = 'duration' | 'date' | 'cycle';
/** Which version is meant: the latest there is, the one that came with the caller's deployment, the latest with a tag. */
export type Binding = Readonly<{ type: 'latest' | 'deployment' }> | Readonly<{ type: 'versionTag'; tag: string }>;
export type EventDefinition =
  | Readonly<{ kind: 'none' | 'terminate' }>
  | Readonly<{ kind: 'timer'; timer: TimerKind; expression: Expression }>
  | Readonly<{ kind: 'message'; name: Expression; key?: Expression }>
  | Readonly<{ kind: 'signal'; name: Expression }>
  | Readonly<{ kind: 'error' | 'escalation'; code?: Expression }>
  | Readonly<{ kind: 'link'; link: string }>
  /** thrown for one activity or for all; on a boundary it names the handler */
  | Readonly<{ kind: 'compensation'; activity?: string; handler?: string }>;
export type UserTaskDefinition = Readonly<{
  assignee?: Expression;
  candidateGroups?: Expression;
  candidateUsers?: Expression;
  dueDate?: Expression;
  followUpDate?: Expression;
  priority?: Expression;
  /** a form that is deployed, or the key of one kept elsewhere */
  form?: Readonly<{ id: string; binding: Binding }> | Readonly<{ key: string }>;
}>;
export type Loop = Readonly<{
  sequential: boolean;
  collection: Expression;
  element?: string;
  outputCollection?: string;
  outputElement?: Expression;
  until?: Expression;
}>;

/** One row of the flat element table of a process. Lists are in the order in which the engine takes them. */
export type Element = {
  id: string;
  type: ElementType;
  name?: string;
  parent?: string;
  /** flows in reverse order of the file: the order in which Camunda tries conditions and takes forks */
  outgoing: Flow[];
  incoming: Flow[];
  defaultFlow?: string;
  inputs: Mapping[];
  outputs: Mapping[];
  job?: { type: Expression; retries: Expression };
  headers: Record<string, string>;
  executionListeners: Listener[];
  taskListeners: Listener[];
  /** of every user task; one with a `job` is not native */
  userTask?: UserTaskDefinition;
  script?: { expression: Expression; result: string };
  decision?: { id: Expression; result: string; binding: Binding };
  called?: { process: Expression; binding: Binding; allChild: boolean; allParent: boolean };
  loop?: Loop;
  event: EventDefinition;
  attachedTo?: string;
  /** started by compensation only */
  handlesCompensation?: boolean;
  interrupting: boolean;
  boundaries: string[];
  eventSubProcesses: string[];
  starts: string[];
  children: string[];
};

/** An executable process of a deployed resource. */
export type ProcessModel = Readonly<{
  id: string;
  name?: string;
  tag?: string;
  elements: Readonly<Record<string, Element>>;
}>;
/** A deployed version of it. */
export type Definition = ProcessModel & Readonly<{ key: string; version: number; deployment: string }>;
/** All sequence flows of a process. */
export const flowsOf = ({ elements }: ProcessModel): Flow[] =>
  Object.values(elements).flatMap(({ outgoing }) => outgoing);

/** A deployed version of a form: what it holds is for the client that shows it. */
export type Form = Readonly<{
  id: string;
  key: string;
  version: number;
  deployment: string;
  resource: string;
  tag?: string;
}>;

export const elementOf = (model: ProcessModel, id: string): Element => {
  const element = model.elements[id];
  if (!element) throw new Error(`process ${model.id} has no element ${id}`);
  return element;
};
