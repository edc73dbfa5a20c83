import type * as w from '../words';
import type { Role } from '../words';

type Key<T> = keyof T & string;

/** `GET /api/todos` (workflow): what waits for me. */
export type TodoView = {
  key: string;
  matterId: string;
  assignmentId: string | null;
  /** what the step is about, if that is neither the matter nor an assignment: a 整改 */
  subjectId: string | null;
  matterTitle: string;
  matterNo: string | null;
  urgency: Key<typeof w.urgency>;
  step: string;
  command: string | null;
  formId: string | null;
  createdAt: string;
  dueAt: string | null;
};

/** `GET /api/holders?matterId=` (workflow): the open steps of a matter and the positions they wait at. */
export type HolderView = {
  key: string;
  assignmentId: string | null;
  processInstance: string;
  elementId: string;
  step: string;
  command: string | null;
  positions: { role: Role; unit: string | null }[];
  persons: string[];
  since: string;
  dueAt: string | null;
};

/** `GET /api/process-instances?matterId=` (workflow): where the matter stands in each diagram. */
export type ProcessInstanceView = {
  key: string;
  processId: string;
  processName: string;
  version: number;
  definitionKey: string;
  parentKey: string | null;
  state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  label: string;
  elements: {
    elementId: string;
    name: string;
    state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED' | 'INCIDENT';
    enteredAt: string;
    leftAt: string | null;
    holder: string | null;
    /** who did the step; null where nobody had to */
    by: string | null;
  }[];
  flows: string[];
};

/** `GET /api/fact-flow` (workflow): how far each service is with the facts of the others, and what it could not handle. */
export type FactFlowView = {
  services: { service: Key<typeof w.service>; waiting: number; parked: number }[];
  parked: {
    id: string;
    service: Key<typeof w.service>;
    type: string;
    /** null where it is about no matter */
    matterId: string | null;
    reason: string;
    attempts: number;
  }[];
};

/** `GET /api/incidents` (workflow). */
export type IncidentView = {
  key: string;
  processInstanceKey: string;
  matterId: string | null;
  elementId: string;
  elementName: string;
  type: string;
  message: string;
  createdAt: string;
};

/** `GET /api/diagrams` (workflow): every published version and the instances that run on it. */
export type DiagramVersionsView = {
  versions: {
    processId: string;
    name: string;
    version: number;
    definitionKey: string;
    publishedAt: string;
    newest: boolean;
    running: number;
  }[];
  /** the engine cannot be searched: only instances that wait for a person are counted */
  onlyWaiting: boolean;
};

/** `GET /api/diagrams/:definitionKey/instances` (workflow). */
export type DiagramInstanceView = {
  key: string;
  matterId: string;
  /** null outside the reader's view, and before there is one */
  matterNo: string | null;
  matterTitle: string | null;
  /** the open steps of persons */
  steps: string[];
};

/** `POST /api/instances/:key/move` (workflow); `moved` is false when it was on the newest version already. */
export type MovedView = { moved: boolean; fromVersion: number; toVersion: number };

/** `GET /api/instance-moves` (workflow). */
export type InstanceMoveView = {
  key: string;
  processName: string;
  matterId: string;
  fromVersion: number;
  toVersion: number;
  reason: string;
  by: string;
  at: string;
};
