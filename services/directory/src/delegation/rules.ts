import { type Role } from '@duban/contracts';
import { type Actor } from '@duban/kernel';

/** What a delegation must know of a person: the position as it is registered, without what is held for others. */
export type Holder = Readonly<{ id: string; name: string; unit: { id: string; name: string }; roles: readonly Role[] }>;

/** 三员: they hold each other in check, and are appointed only. */
export const administrators: readonly Role[] = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'];
/** Positions within a unit: they act on that unit's assignments, so another unit's people cannot hold them. */
export const ofUnit: readonly Role[] = ['UNIT_HEAD', 'UNIT_LEADER', 'LIAISON', 'HANDLER'];

/** Who may arrange it for somebody who is absent. */
export const arranges = ({ roles }: Actor): boolean =>
  roles.includes('OFFICE_DIRECTOR') || roles.includes('SYSTEM_ADMIN');

/** Whether the positions can be exercised as granted: they are held by the one and, within a unit, by its people. */
export const stands = (
  roles: readonly Role[],
  unit: string,
  from: Holder | undefined,
  to: Holder | undefined,
): boolean =>
  roles.every((role) => from?.roles.includes(role)) &&
  (!roles.some((role) => ofUnit.includes(role)) || (from?.unit.id === unit && to?.unit.id === unit)) &&
  Boolean(to && !to.roles.some((role) => administrators.includes(role)));
