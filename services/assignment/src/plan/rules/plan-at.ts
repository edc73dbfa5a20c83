import { type RefusalCode, words } from '@duban/contracts';
import { type Actor, Refusal } from '@duban/kernel';
import { type OpenPlan, type PlanVersion, type SupervisionPlan } from '../plan';

/** The plan in one of these states, or the refusal that says which step is due. */
export const planAt = (state: SupervisionPlan, command: string, ...allowed: OpenPlan['status'][]): OpenPlan => {
  if (state.status !== 'NONE' && allowed.includes(state.status)) return state;
  const status = state.status === 'NONE' ? '未拟订' : words.planStatus[state.status];
  throw new Refusal<RefusalCode>('supervision-plan.wrong-status', { status, command });
};

/** The version on its way, for somebody who did not draft it. */
export const draftedByAnother = ({ pending }: OpenPlan, actor: Actor): PlanVersion => {
  if (!pending || pending.draftedBy.id === actor.id)
    throw new Refusal<RefusalCode>('supervision-plan.same-person', { by: pending?.draftedBy.name ?? '' });
  return pending;
};
