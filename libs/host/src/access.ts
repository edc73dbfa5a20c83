import { type Role } from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { type Scope } from '@duban/persistence';
import { createParamDecorator, type CustomDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { type HostRequest } from './request';

/** Who may call a route: one of these roles, everybody who is signed in, or anyone at all. */
export type Allowed = readonly (Role | 'signed-in' | 'anyone')[];

export const ALLOWED = 'duban:allowed';

/** 准入: every route states who may call it; a route that does not state it keeps the process from starting. */
export const Allow = (...who: Allowed): CustomDecorator => SetMetadata(ALLOWED, who);

/** The actor of the token. On a route for anyone it is undefined when nobody is signed in. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<HostRequest>().actor,
);

const seesRegion = new Set<string>([
  'GOV_HEAD',
  'GOV_LEADER',
  'OFFICE_DIRECTOR',
  'SUPERVISION_CHIEF',
  'SUPERVISOR',
  'INTAKE_CLERK',
  'ARCHIVIST',
]);
const administers = new Set<string>(['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']);

/**
 * Business rows an actor may see: leaders and the supervision body their region, others the rows of their units, the
 * three administrators (三员) none; of restricted matters only those that name the person (I-20).
 */
export const scopeOf = ({ id: person, roles, region, units, system }: Actor): Scope => {
  if (system) return { scope: 'region', region };
  if (roles.some((role) => seesRegion.has(role))) return { scope: 'region', region, person };
  return { scope: 'unit', region, units: roles.every((role) => administers.has(role)) ? [] : units, person };
};
