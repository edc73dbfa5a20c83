import { type FactData, type FactType, type words } from '@duban/contracts';
import { type Instant } from '@duban/kernel';

type State = 'RUNNING' | 'PAUSED' | 'STOPPED' | 'ENDED';

/**
 * 退办申请 (SP-1): the last of this assignment and the how-manieth it is; whose answer is due now, and whose after the
 * signature. From the second unit on 协调 answers, which has its own time.
 */
type Returning = Readonly<{
  nth: number;
  dueAt: Instant;
  waitsFor: 'UNIT' | 'DESK' | null;
  signedFor: 'DESK' | null;
}>;

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
  /** absent until a unit asks to return it */
  returning?: Returning;
}>;

type Step<T extends FactType> = (clock: Clock, data: FactData<T>) => Clock;

const later = (a: Instant, b: Instant | null): Instant => (b !== null && b > a ? b : a);
const due = (clock: Clock, { dueAt }: { dueAt: Instant }): Clock => ({
  ...clock,
  dueAt: later(dueAt, clock.reworkDueAt),
});
const answered = ({ returning, ...clock }: Clock, waitsFor: Returning['waitsFor'] = null): Clock => ({
  ...clock,
  ...(returning ? { returning: { ...returning, waitsFor } } : {}),
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
  'assignment.return-requested.v1': (clock, { decideDueAt, nth }) => ({
    ...clock,
    returning: {
      nth: (clock.returning?.nth ?? 0) + 1,
      dueAt: decideDueAt,
      waitsFor: 'UNIT',
      signedFor: nth >= 2 ? null : 'DESK',
    },
  }),
  'assignment.return-signed.v1': (clock, { agree }) => answered(clock, agree ? clock.returning?.signedFor : null),
  'assignment.return-decided.v1': (clock, { next }) => (next ? ended(clock) : answered(clock)),
  'assignment.extension-decided.v1': due,
  'assignment.coordinated.v1': (clock, data) => (data.next ? ended(clock) : answered(due(clock, data))),
  'assignment.recounted.v1': (clock, data) => ({ ...due(clock, data), acknowledgeDueAt: data.acknowledgeDueAt }),
  'assignment.suspended.v1': (clock) => ({ ...clock, state: 'PAUSED', before: clock.state }),
  'assignment.resumed.v1': (clock, data) => {
    const pause = Date.parse(data.at) - Date.parse(data.suspendedAt);
    return {
      ...due(clock, data),
      state: clock.before,
      acknowledgeDueAt: shifted(clock.acknowledgeDueAt, pause),
      progressDueAt: clock.progressDueAt && shifted(clock.progressDueAt, pause),
      ...(clock.returning ? { returning: { ...clock.returning, dueAt: shifted(clock.returning.dueAt, pause) } } : {}),
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
