import { type RefusalCode } from '@duban/contracts';
import { Refusal } from '@duban/kernel';
import { type OpenMatter } from '../matter';

/** Whether the matter answers what people asked for (群众诉求). */
export const isAppeal = ({ registration }: OpenMatter): boolean =>
  registration.appeal === true || registration.category === 'NETIZEN';

/**
 * I-11, I-12: what people asked for is closed only after 回访, or after it is written down why nobody could be reached; and
 * nothing is closed in a round that left somebody dissatisfied.
 */
export const closable = (state: OpenMatter): void => {
  const last = state.satisfactions.filter(({ round }) => round === state.round).at(-1);
  if (last?.satisfaction === 'DISSATISFIED') throw new Refusal<RefusalCode>('matter.dissatisfied');
  if (!last && isAppeal(state)) throw new Refusal<RefusalCode>('matter.callback-missing');
};
