import { type RefusalCode, words } from '@duban/contracts';
import { type Actor, Refusal } from '@duban/kernel';
import { type Assignment, type OpenAssignment } from '../assignment';

/** The assignment in one of these states, or the refusal that says which step is due (domain 4.3). */
export const atStatus = (
  state: Assignment,
  command: string,
  ...allowed: readonly OpenAssignment['status'][]
): OpenAssignment => {
  if (state.status !== 'NONE' && allowed.includes(state.status)) return state;
  throw new Refusal<RefusalCode>('assignment.wrong-status', { status: statusOf(state), command });
};

/** What a person is told the assignment is at: of one that stands still or was cancelled, also why. */
const statusOf = (state: Assignment): string => {
  if (state.status === 'NONE') return '未下达';
  const word = words.assignmentStatus[state.status];
  const why = { SUSPENDED: state.suspended, CANCELLED: state.cancelled }[state.status as 'SUSPENDED' | 'CANCELLED'];
  return why ? `${word}(${why.reason})` : word;
};

/** In the unit's hands: before the report is delivered, or after it came back. */
export const working = ['ISSUED', 'ACKNOWLEDGED', 'HANDLING', 'RETURNED'] as const;
/** Not finished and not taken from the unit. */
export const running = [...working, 'RETURN_REQUESTED', 'SUBMITTED'] as const;

export const isRunning = (state: Assignment): boolean => running.some((status) => status === state.status);

/** I-4: only the unit itself acts on its assignment. */
export const byOwnUnit = (state: OpenAssignment, actor: Actor): void => {
  const { unit } = state.issued;
  if (!actor.units.includes(unit.id)) throw new Refusal<RefusalCode>('assignment.other-unit', { unit: unit.name });
};

/** 主办 and 分办 deliver a report, 协办 an opinion. */
export const deliversReport = (state: OpenAssignment): void => {
  if (state.issued.role === 'CO') throw new Refusal<RefusalCode>('assignment.co-has-no-report');
};

/** Units whose 协办意见 is waited for: of the 协办, and of the parts of a task (再分解). */
export type Missing = { missing: readonly string[] };

/** nothing is delivered before the opinions it builds on, unless the desk marked them as missing. */
export const allOpinionsIn = ({ missing }: Missing): void => {
  if (missing.length > 0) throw new Refusal<RefusalCode>('assignment.opinions-missing', { units: missing.join('、') });
};
