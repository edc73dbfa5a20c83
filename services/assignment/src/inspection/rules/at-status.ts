import { type RefusalCode, words } from '@duban/contracts';
import { type Actor, Refusal } from '@duban/kernel';
import { type Inspection, type OpenInspection, type Plan } from '../inspection';

export const atStatus = (
  state: Inspection,
  command: string,
  ...allowed: readonly OpenInspection['status'][]
): OpenInspection => {
  if (state.status !== 'NONE' && allowed.includes(state.status)) return state;
  throw new Refusal<RefusalCode>('inspection.wrong-status', {
    status: state.status === 'NONE' ? '未制定' : words.inspectionStatus[state.status],
    command,
  });
};

/** 回避: nobody looks into the own unit. */
export const notOfSubjects = ({ subjects }: Plan, { units }: Actor): void => {
  if (subjects.some(({ id }) => units.includes(id))) throw new Refusal<RefusalCode>('inspection.recusal');
};

/** Who planned it or is in its team, and the chief. */
export const ofInspection = ({ planned, plan }: OpenInspection, actor: Actor): void => {
  notOfSubjects(plan, actor);
  const named = [planned.by, ...plan.team].some(({ id }) => id === actor.id);
  if (!named && !actor.roles.includes('SUPERVISION_CHIEF')) throw new Refusal<RefusalCode>('inspection.not-in-team');
};
