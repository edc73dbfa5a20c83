import { type FactData, type FactType, type words } from '@duban/contracts';
import { type Instant } from '@duban/kernel';

type State = 'RUNNING' | 'PAUSED' | 'STOPPED' | 'ENDED';

/** What the deadlines of one assignment follow from, folded from its facts. */
export type Clock = Readonly<{
  state: State;
  /** where it stood before 中止 */
  before: State;
  urgency: keyof typeof words.urgency;
  /** 办结时限, extensions and suspensions counted in; after 退回 the rework date */
  dueAt: Instant;
  reworkDueAt: Instant | null;
  acknowledgeDueAt: Instant;
  acknowledged: boolean;
  /** 首次进展; null where none is due before the end (协办) */
  progressDueAt: Instant | null;
  progressed: boolean;
}>;

type Step<T extends FactType> = (clock: Clock, data: FactData<T>) => Clock;

const later = (a: Instant, b: Instant | null): Instant => (b !== null && b > a ? b : a);
const due = (clock: Clock, { dueAt }: { dueAt: Instant }): Clock => ({
  ...clock,
  dueAt: later(dueAt, clock.reworkDueAt),
});
const ended = (clock: Clock): Clock => ({ ...clock, state: 'ENDED' });
const shifted = (at: Instant, byMs: number): Instant => new Date(Date.parse(at) + byMs).toISOString();

const steps: { [T in FactType]?: Step<T> } = {
  'assignment.acknowledged.v1': (clock) => ({ ...clock, acknowledged: true }),
  'assignment.progress-reported.v1': (clock) => ({ ...clock, progressed: true }),
  'assignment.report-signed.v1': (clock, { agree }) => (agree ? { ...clock, state: 'STOPPED' } : clock),
  'assignment.opinion-submitted.v1': (clock) => ({ ...clock, state: 'STOPPED' }),
  'assignment.returned.v1': (clock, { reworkDueAt }) => ({
    ...clock,
    state: 'RUNNING',
    reworkDueAt,
    dueAt: reworkDueAt,
    progressed: true,
  }),
  'assignment.accepted.v1': ended,
  'assignment.cleared.v1': ended,
  'assignment.cancelled.v1': ended,
  'assignment.return-decided.v1': (clock, { next }) => (next ? ended(clock) : clock),
  'assignment.extension-decided.v1': due,
  'assignment.coordinated.v1': (clock, data) => (data.next ? ended(clock) : due(clock, data)),
  'assignment.recounted.v1': (clock, data) => ({ ...due(clock, data), acknowledgeDueAt: data.acknowledgeDueAt }),
  'assignment.suspended.v1': (clock) => ({ ...clock, state: 'PAUSED', before: clock.state }),
  'assignment.resumed.v1': (clock, data) => {
    const pause = Date.parse(data.at) - Date.parse(data.suspendedAt);
    return {
      ...due(clock, data),
      state: clock.before,
      acknowledgeDueAt: shifted(clock.acknowledgeDueAt, pause),
      progressDueAt: clock.progressDueAt && shifted(clock.progressDueAt, pause),
    };
  },
};

/** The facts by which the clock of an assignment changes. */
export const clockFacts: readonly string[] = Object.keys(steps);

/** The clock after a fact. What has ended stays so. */
export const after = (clock: Clock, type: string, data: unknown): Clock =>
  clock.state === 'ENDED'
    ? clock
    : ((steps as Record<string, Step<never> | undefined>)[type]?.(clock, data as never) ?? clock);
