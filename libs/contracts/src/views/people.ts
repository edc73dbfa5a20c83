import type { Named } from '../shapes';
import type { Role } from '../words';

/** `GET /api/me` and the answer of `POST /api/sign-in`. */
export type MeView = {
  id: string;
  name: string;
  post: string;
  unit: Named;
  region: { code: string; name: string };
  /** those exercised for others included */
  roles: Role[];
  /** 代理: which of the roles are another person's */
  onBehalfOf: { role: Role; name: string }[];
  mustChangePassword: boolean;
};

/** `GET /api/units`. */
export type UnitView = {
  id: string;
  name: string;
  shortName: string;
  isSupervisionBody: boolean;
  isSubject: boolean;
  /** 所属区划 */
  division: string;
};

/** `GET /api/people?unit=&role=`. */
export type PersonView = { id: string; name: string; post: string; unit: Named; roles: Role[] };
