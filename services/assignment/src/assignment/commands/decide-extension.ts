import { type AssignmentFact, type DecideExtension, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';

/** The end of the day asked for, and of the day that the decision names, by the calendar. */
export type ExtensionDays = { requested: string | null; partial: string | null };

/** 延期审批 (SP-3): the day asked for, an earlier one (部分同意), or the old due date stays. */
export const decideExtension: Decide<DecideExtension, Assignment, AssignmentFact, Policy, ExtensionDays> = (
  { result, opinion },
  state,
  { actor, now, lookup },
) => {
  if (state.status === 'NONE' || state.extension?.agreed !== null || !lookup.requested)
    throw new Refusal<RefusalCode>('assignment.no-extension-pending');
  const wanted = result === 'PARTIAL' ? lookup.partial : lookup.requested;
  if (result === 'PARTIAL' && (!wanted || wanted <= state.dueAt || wanted >= lookup.requested))
    throw new Refusal<RefusalCode>('assignment.extension-partial-late');
  const by = { id: actor.id, name: actor.name };
  const agree = result !== 'REJECTED';
  const dueAt = agree && wanted ? wanted : state.dueAt;
  return [
    {
      type: 'assignment.extension-decided.v1',
      data: { by, at: now, agree, result, opinion, dueAt, previousDueAt: state.dueAt },
    },
  ];
};
