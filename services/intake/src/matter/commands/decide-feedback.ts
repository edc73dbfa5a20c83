import { type DecideFeedback, type MatterFact, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Matter } from '../matter';
import { closable } from '../rules/closable';
import { reader } from '../rules/reader';

/**
 * 阅示 (S-78): the instructing leader or the head agrees, instructs again, makes it a key matter, or has it verified.
 * Closed only with an outcome (S-1), and after 回访 where people asked for it (I-11).
 */
export const decideFeedback: Decide<DecideFeedback, Matter, MatterFact, Policy> = (
  { decision, text },
  state,
  { actor, now },
) => {
  const matter = reader(state, actor, '阅示');
  const { presented, round } = matter;
  if (decision === 'AGREE') closable(matter);
  const by = { id: actor.id, name: actor.name };
  if (decision === 'AGREE')
    return [{ type: 'matter.closed.v1', data: { by, at: now, decision, text, outcome: presented.outcome } }];
  return [{ type: 'matter.reinstructed.v1', data: { by, at: now, decision, text, round: round + 1 } }];
};
