import { type AssignmentView, type CoordinationView, type MeView, type Role } from '@duban/contracts';
import { v7 as uuidv7 } from 'uuid';
import { has } from '../../session';
import * as course from '../steps/assignment-course-steps';
import * as straight from '../steps/assignment-steps';
import { type Step } from '../steps/step';
import { type useHolders } from './holders';

export type Situation = {
  a: AssignmentView;
  me: MeView;
  held: ReturnType<typeof useHolders>;
  coordination: CoordinationView | undefined;
  now: number;
};
type Rule = { step: Step; when: (s: Situation) => boolean };

const working: readonly AssignmentView['status'][] = ['ISSUED', 'ACKNOWLEDGED', 'HANDLING', 'RETURNED'];
const begun: readonly AssignmentView['status'][] = ['ACKNOWLEDGED', 'HANDLING', 'RETURNED'];
const unitRoles: readonly Role[] = ['HANDLER', 'LIAISON', 'UNIT_LEADER', 'UNIT_HEAD'];

export const isWorking = (a: AssignmentView): boolean => working.includes(a.status);
export const isLate = ({ a, now }: Pick<Situation, 'a' | 'now'>): boolean => now > Date.parse(a.dueAt);
const isOwn = ({ a, me }: Situation, ...roles: readonly Role[]): boolean =>
  me.unit.id === a.unit.id && has(me, ...roles);
const isDesk = ({ me }: Situation): boolean => has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF');
/** 退办 is still possible: inside its window, before the parts were given out (I-5). */
export const mayReturn = ({ a, now }: Pick<Situation, 'a' | 'now'>): boolean =>
  ['ISSUED', 'ACKNOWLEDGED', 'HANDLING'].includes(a.status) &&
  a.children.length === 0 &&
  now <= Date.parse(a.returnWindowUntil);
const pendingExtension = ({ a }: Situation): AssignmentView['extension'] =>
  a.extension?.decided === null ? a.extension : null;
const pendingReturn = ({ a }: Situation): AssignmentView['returnRequest'] =>
  a.status === 'RETURN_REQUESTED' ? a.returnRequest : null;

/** What a unit or the desk may do to an assignment at any time while it is possible. */
const free: readonly Rule[] = [
  {
    step: straight.reportProgress,
    when: (s) => begun.includes(s.a.status) && isOwn(s, 'HANDLER', 'LIAISON', 'UNIT_LEADER'),
  },
  { step: course.requestReturn, when: (s) => mayReturn(s) && isOwn(s, 'LIAISON', 'HANDLER') },
  {
    step: straight.requestExtension,
    when: (s) => isWorking(s.a) && !isLate(s) && !pendingExtension(s) && isOwn(s, ...unitRoles),
  },
  { step: course.explainOverdue, when: (s) => isWorking(s.a) && isLate(s) && isOwn(s, ...unitRoles) },
  { step: course.split, when: (s) => begun.includes(s.a.status) && isOwn(s, 'LIAISON', 'UNIT_LEADER') },
  {
    step: course.requestCoordination,
    when: (s) => isWorking(s.a) && !s.coordination && (isOwn(s, ...unitRoles) || isDesk(s)),
  },
  { step: straight.urge, when: (s) => isWorking(s.a) && isDesk(s) },
  {
    step: course.markOpinionMissing,
    when: (s) =>
      s.a.role === 'CO' &&
      (isWorking(s.a) || s.a.status === 'RETURN_REQUESTED') &&
      isLate(s) &&
      !s.a.opinionMissing &&
      isDesk(s),
  },
  {
    step: course.proposeOutcome,
    when: (s) => isDesk(s) && ((isWorking(s.a) && s.a.overdueDays > 0) || s.a.reworks >= 3),
  },
];

/** What somebody is waited for. Where the diagram has the step, it is done among 办理. */
const awaited: readonly Rule[] = [
  {
    step: course.signReturn,
    when: (s) => pendingReturn(s)?.signed === null && isOwn(s, 'UNIT_LEADER', 'UNIT_HEAD'),
  },
  {
    step: course.reviewReturn,
    when: (s) => pendingReturn(s)?.signed?.agree === true && !pendingReturn(s)?.reviewed && has(s.me, 'SUPERVISOR'),
  },
  {
    step: course.decideReturn,
    when: (s) => Boolean(pendingReturn(s)?.reviewed) && has(s.me, 'SUPERVISION_CHIEF'),
  },
  {
    step: course.endorseExtension,
    when: (s) => pendingExtension(s)?.endorsed === null && isOwn(s, 'UNIT_LEADER', 'UNIT_HEAD'),
  },
  {
    step: course.checkExtension,
    when: (s) =>
      pendingExtension(s)?.endorsed?.agree === true && !pendingExtension(s)?.checked && has(s.me, 'SUPERVISOR'),
  },
  {
    step: straight.decideExtension,
    when: (s) => {
      const level = pendingExtension(s)?.checked?.approver;
      return level !== undefined && has(s.me, level, ...(level === 'GOV_LEADER' ? (['GOV_HEAD'] as const) : []));
    },
  },
  {
    step: course.explainReturns,
    when: (s) => isWorking(s.a) && s.a.reworks >= 2 && explainedUpTo(s.a) < s.a.reworks && isOwn(s, 'UNIT_HEAD'),
  },
];
const explainedUpTo = (a: AssignmentView): number => Math.max(0, ...a.returnsExplained.map(({ times }) => times));

export const offersOf = (s: Situation): { step: Step; id: string; main?: boolean }[] => {
  const inDiagram = new Set(s.held.map(({ holder }) => holder.command));
  return [
    ...awaited
      .filter(({ step, when }) => !inDiagram.has(step.command) && when(s))
      .map(({ step }) => ({ step, main: true })),
    ...free.filter(({ when }) => when(s)),
  ].map(({ step, ...rest }) => ({
    step,
    id: step.command.startsWith('coordination.') ? uuidv7() : s.a.id,
    ...('main' in rest ? { main: true } : {}),
  }));
};
