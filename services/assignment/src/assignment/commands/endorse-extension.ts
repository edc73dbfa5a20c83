import {
  type AssignmentFact,
  type EndorseExtension,
  type Policy,
  type RefusalCode,
  type words,
} from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { byOwnUnit } from '../rules/own-unit';
import { pendingExtension } from '../rules/pending-extension';

/** Categories that go back to a leader's instruction (批示件). */
const instructed: readonly string[] = ['SPECIAL', 'INSTRUCTION'];

/** 延期单位意见 (SP-3): by another person of the unit, of 批示件 by its head. Not agreed is the end of it. */
export const endorseExtension: Decide<
  EndorseExtension,
  Assignment,
  AssignmentFact,
  Policy,
  { category: keyof typeof words.category | null }
> = ({ agree, opinion }, state, { actor, now, lookup }) => {
  const { open, extension } = pendingExtension(state, '签署延期单位意见', now);
  byOwnUnit(open, actor);
  if (extension.endorsed)
    throw new Refusal<RefusalCode>('assignment.wrong-status', {
      status: '单位意见已签署',
      command: '签署延期单位意见',
    });
  if (extension.by.id === actor.id) throw new Refusal<RefusalCode>('assignment.extension-same-person');
  if (lookup.category && instructed.includes(lookup.category) && !actor.roles.includes('UNIT_HEAD'))
    throw new Refusal<RefusalCode>('assignment.extension-endorser-not-head');
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.extension-endorsed.v1', data: { by, at: now, agree, opinion } }];
};
