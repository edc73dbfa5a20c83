import type { FactData } from '../facts';
import type * as w from '../words';

type Key<T> = keyof T & string;

/** `GET /api/outcomes?matterId=` → `OutcomeView[]`. */
export type OutcomeView = FactData<'outcome.proposed.v1'> & {
  id: string;
  version: number;
  status: Key<typeof w.outcomeStatus>;
  explained: FactData<'outcome.explained.v1'> | null;
  checked: FactData<'outcome.checked.v1'> | null;
  approved: FactData<'outcome.approved.v1'> | null;
  /** 约谈: as it was called for, and what came of it */
  arranged: FactData<'outcome.talk-arranged.v1'> | null;
  talked: FactData<'outcome.talk-recorded.v1'> | null;
  executed: FactData<'outcome.executed.v1'> | null;
  replied: FactData<'outcome.reply-recorded.v1'> | null;
  /** 复核决定 that changed the conclusion on the unit after it was proposed */
  changed: { decision: Exclude<Key<typeof w.reconsiderationDecision>, 'MAINTAIN'>; at: string } | null;
};

/** `GET /api/responsibility-traces?matterId=` → `TraceStepView[]` (workflow): who held a step, how long, what was missed. */
export type TraceStepView = {
  key: string;
  step: string;
  /** the positions it waited at, in words, and the unit of each */
  holders: { role: Key<typeof w.role>; unit: string | null }[];
  /** who did it; null while it waits, and of what was withdrawn */
  by: string | null;
  from: string;
  until: string | null;
  dueAt: string | null;
  minutes: number;
  /** minutes held past its time; null: it had none, or kept it */
  lateMinutes: number | null;
  withdrawn: boolean;
};
