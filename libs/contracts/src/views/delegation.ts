import type { Named } from '../shapes';
import type { Role } from '../words';

/** `GET /api/delegations`: those from me and to me; the office director and the administrator see all of the region. */
export type DelegationView = {
  id: string;
  from: Named;
  to: Named;
  roles: Role[];
  unit: Named;
  fromOn: string;
  untilOn: string;
  basis: string;
  by: Named;
  at: string;
  status: 'COMING' | 'IN_FORCE' | 'OVER';
  ended: { by: Named; at: string; reason: string } | null;
};
