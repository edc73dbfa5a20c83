/**
 * What a transaction may see, set before its first statement and gone with it (a setting made in the statement itself
 * comes too late: policies are evaluated first).
 * - `region`: every row of one region (the supervision body, the process engine)
 * - `unit`: rows of that region which name one of the units
 * - `all`: background work of a service over all regions; stated only by code that owns the service's own tables
 * `person` is who reads: rows of a restricted matter are there for its named persons only (I-20). Without a person it is
 * the platform's own work (jobs, listeners).
 */
export type Scope =
  | Readonly<{ scope: 'region'; region: string; person?: string }>
  | Readonly<{ scope: 'unit'; region: string; units: readonly string[]; person?: string }>
  | Readonly<{ scope: 'all' }>;

export const SET_SCOPE =
  "select set_config('app.scope', $1, true), set_config('app.region', $2, true), set_config('app.units', $3, true), set_config('app.person', $4, true)";

/** Values of `SET_SCOPE`. */
export const scopeValues = (scope: Scope): [string, string, string, string] => [
  scope.scope,
  scope.scope === 'all' ? '' : scope.region,
  scope.scope === 'unit' ? scope.units.join(',') : '',
  scope.scope === 'all' ? '' : (scope.person ?? ''),
];

/** Equal scopes have equal keys: what one key reads or writes may share a statement. */
export const scopeKey = (scope: Scope): string => scopeValues(scope).join('|');
