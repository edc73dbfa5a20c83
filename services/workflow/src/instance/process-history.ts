/** Where a process instance stands: asked of the engine, whichever it is. */
export type ProcessHistory = Readonly<{
  /** the root instance with everything it called, or undefined */
  of(processInstance: string): Promise<InstanceHistory | undefined>;
  incidents(): Promise<OpenIncident[]>;
  running(): Promise<readonly RunningInstance[]>;
}>;
export type InstanceHistory = Readonly<{
  processes: readonly {
    key: string;
    definition: string;
    caller: string | null;
    state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  }[];
  elements: readonly {
    key: string;
    element: string;
    process: string;
    state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
    enteredAt: number;
    leftAt: number | null;
  }[];
  flows: readonly { flow: string; process: string }[];
}>;
/** A running instance, and the one that called it. */
export type RunningInstance = Readonly<{ key: string; definition: string; parent: string | null }>;
export type OpenIncident = Readonly<{
  key: string;
  process: string;
  element: string;
  type: string;
  message: string;
  job: string | null;
  createdAt: number;
}>;
