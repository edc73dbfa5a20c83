import type { Named } from '../shapes';
import type * as w from '../words';
import type { Role } from '../words';

type Key<T> = keyof T & string;

/** `GET /api/reminders?matterId=` (notification): 催办台账 of a matter, in the order in which its rungs were reached. */
export type ReminderView = {
  assignmentId: string;
  assignmentNo: string;
  unit: Named;
  kind: Key<typeof w.reminderKind>;
  /** key of the rung in the scheme, e.g. `T+3` */
  rung: string;
  title: string;
  act: Key<typeof w.urgingAct>;
  color: Key<typeof w.noticeColor> | null;
  to: Role[];
  /** when the rung was due, and when it was recorded */
  dueAt: string;
  at: string;
  state: Key<typeof w.reminderState>;
  toldAt: string | null;
};
