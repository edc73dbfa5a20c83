import { type Message } from './client';
import { type Names } from './names';

export type Step = Message;
export type Scenario = { about: string; steps: Step[] };
/** What the engine logged in one step, in its order: by process instance, under `-` what belongs to none. */
export type Log = Record<string, Message[]>;
export type Seen = { n: number; do: string; client: Message; records: Log };
export type Trace = { case: string; steps: Seen[] };

/** What the gateway protocol cannot ask: the engine under test supplies it. */
export type SideDoor = Readonly<{
  now(): number;
  moveClock(ms: number): Promise<void>;
  /** nothing is left that happens without a client */
  idle(): Promise<void>;
  openIncidents(): Promise<string[]>;
  openElements(id: string): Promise<{ key: string; process: string }[]>;
  /** the command has reached the engine and waits for a listener, or is answered */
  held(answering: Promise<unknown>): Promise<void>;
  newestUserTask(element: string): Promise<string | undefined>;
  /** since the last call */
  log(names: Names): Promise<Log>;
}>;
