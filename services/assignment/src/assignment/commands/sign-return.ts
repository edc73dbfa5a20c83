import { type AssignmentFact, type Policy, type RefusalCode, type SignReturn } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { byOwnUnit } from '../rules/own-unit';
import { pendingReturn } from '../rules/return';

/** 退办签字: by a leader of the unit, another person than who applied; not signed, the unit goes on. */
export const signReturn: Decide<SignReturn, Assignment, AssignmentFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  const { open, request } = pendingReturn(state);
  byOwnUnit(open, actor);
  if (request.signed)
    throw new Refusal<RefusalCode>('assignment.wrong-status', { status: '退办已签字', command: '退办签字' });
  if (request.by.id === actor.id) throw new Refusal<RefusalCode>('assignment.return-same-person');
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.return-signed.v1', data: { by, at: now, agree, opinion } }];
};
