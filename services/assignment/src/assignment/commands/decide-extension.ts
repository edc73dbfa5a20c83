import { type AssignmentFact, type DecideExtension, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';

/** 延期审批: the new due date, or the old one stays. The end of the requested day comes from the calendar. */
export const decideExtension: Decide<
  DecideExtension,
  Assignment,
  AssignmentFact,
  Policy,
  { newDueAt: string | null }
> = ({ agree, opinion }, state, { actor, now, lookup }) => {
  if (state.status === 'NONE' || state.extension?.agreed !== null || !lookup.newDueAt)
    throw new Refusal<RefusalCode>('assignment.no-extension-pending');
  const by = { id: actor.id, name: actor.name };
  const dueAt = agree ? lookup.newDueAt : state.dueAt;
  return [
    {
      type: 'assignment.extension-decided.v1',
      data: { by, at: now, agree, opinion, dueAt, previousDueAt: state.dueAt },
    },
  ];
};
