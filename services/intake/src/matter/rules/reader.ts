import { type RefusalCode } from '@duban/contracts';
import { type Actor, actsFor, Refusal } from '@duban/kernel';
import { type Matter, type OpenMatter } from '../matter';
import { atStatus } from './at-status';

/** The matter whose report lies before this leader: who instructed (or holds the position now, or acts for them), or the head (S-78). */
export const reader = (
  state: Matter,
  actor: Actor,
  command: string,
): OpenMatter & { presented: NonNullable<OpenMatter['presented']> } => {
  const matter = atStatus(state, command, 'FEEDBACK');
  const { leader, presented } = matter;
  if (!actsFor(actor, leader.id) && !actor.roles.includes('GOV_HEAD'))
    throw new Refusal<RefusalCode>('matter.not-instructing-leader', { leader: leader.name });
  if (!presented) throw new Refusal<RefusalCode>('matter.not-presented');
  return { ...matter, presented };
};
