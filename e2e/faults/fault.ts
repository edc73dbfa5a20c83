import { type RunningLoad } from '../load/load';
import { type Seeded } from '../load/seeded';
import { type Stack } from './stack';

/** How much of a fault; a fault takes what it knows. */
export type Measure = Readonly<{
  count: number;
  /** how long one fault lasts */
  seconds: number;
  /** commands that the load must have come to at least */
  commands: number;
}>;

export type Running = Readonly<{
  stack: Stack;
  load: RunningLoad;
  /** desks of the load */
  callers: number;
  /** as many desks beside it, with matters of their own; what they are told is checked, too */
  moreLoad: (callers: number) => Promise<RunningLoad>;
  /** by the seed of the run */
  random: Seeded;
  measure: Measure;
  say: (text: string) => void;
}>;

/** What a run shows beside the tally of the load. */
export type Shown = Readonly<{
  figures: Readonly<Record<string, string | number>>;
  /** promises that were not kept: too slow, too few */
  misses: readonly string[];
  /** what must not be: lost, twice, out of order */
  findings?: readonly string[];
}>;

/** One line of the table of faults (reliability of the platform): how it is done to a platform under load. */
export type Fault = Readonly<{
  title: string;
  /** the stacks on which the fault exists, the usual one first */
  stacks: readonly [Kind, ...Kind[]];
  open(kind: Kind): Promise<Stack>;
  /** as wanted before a release, and as it runs in `npm run test:real` */
  full: Measure;
  short: Measure;
  callers: number;
  /** the load does only what no fact must come for: what it comes to does not hang on the facts' way */
  waitsForNoFact?: true;
  /** it takes facts out of the topics that some consumers have handled: what they made of them no fold would make */
  takesFactsBack?: true;
  /** turns a second that are begun whatever the platform does; without it the load is as much as it can take */
  rate?: number;
  work(running: Running): Promise<Shown>;
  /** after the load has ended and everything is drained */
  after?(running: Running): Promise<Shown>;
}>;
export type Kind = Stack['kind'];
