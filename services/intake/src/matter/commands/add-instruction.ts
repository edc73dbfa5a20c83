import { type AddInstruction, type MatterFact, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus, beforeClosed } from '../rules/at-status';

/** 再次批示 while the matter runs; a changed urgency counts the open deadlines anew, and the fact keeps both. */
export const addInstruction: Decide<AddInstruction, Matter, MatterFact, Policy> = (command, state, { actor, now }) => {
  const { urgency: urgencyBefore } = atStatus(state, '再次批示', ...beforeClosed);
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'matter.instruction-added.v1', data: { ...command, by, at: now, urgencyBefore } }];
};
