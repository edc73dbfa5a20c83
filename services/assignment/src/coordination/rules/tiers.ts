import { type RefusalCode, type Role, words } from '@duban/contracts';
import { type Actor, Refusal } from '@duban/kernel';
import { type Coordination, type OpenCoordination } from '../coordination';

type Tier = OpenCoordination['tier'];

/** Who acts at which tier (R-407, S-37). */
export const tierRoles: Readonly<Record<Tier, readonly Role[]>> = {
  BODY: ['SUPERVISOR', 'SUPERVISION_CHIEF'],
  DIRECTOR: ['OFFICE_DIRECTOR'],
  LEADER: ['GOV_LEADER', 'GOV_HEAD'],
  MEETING: ['GOV_HEAD'],
};
const tiers = Object.keys(words.coordinationTier) as Tier[];

/** The tier above; undefined at the highest. */
export const tierAbove = (tier: Tier): Tier | undefined => tiers[tiers.indexOf(tier) + 1];

/** A leader decides at a meeting or on the spot, and that is on record (S-37). */
export const needsMeeting = (tier: Tier): boolean => tiers.indexOf(tier) >= tiers.indexOf('LEADER');

/** The coordination while it is open. */
export const underWay = (state: Coordination, command: string): OpenCoordination => {
  if (state.status === 'OPEN') return state;
  throw new Refusal<RefusalCode>('coordination.wrong-status', { command });
};

/** The coordination while it is open, for who holds its tier. */
export const heldBy = (actor: Actor, state: Coordination, command: string): OpenCoordination => {
  const open = underWay(state, command);
  const roles = tierRoles[open.tier];
  if (roles.some((role) => actor.roles.includes(role))) return open;
  throw new Refusal<RefusalCode>('coordination.not-your-tier', {
    tier: words.coordinationTier[open.tier],
    role: roles.map((role) => words.role[role]).join('、'),
  });
};
