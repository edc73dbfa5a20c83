/**
 * What a transaction may see, set before its first statement and gone with it (a setting made in the statement itself
 * comes too late: policies are evaluated first).
 * - `region`: every row of one region (the supervision body, the process engine)
 * - `unit`: rows of that region which name one of the units
 * - `all`: background work of a service over all regions; stated only by code that owns the service's own tables
 */
export type Scope =
  | Readonly<{ scope: 'region'; region: string }>
  | Readonly<{ scope: 'unit'; region: string; units: readonly string[] }>
  | Readonly<{ scope: 'all' }>;

export const SET_SCOPE =
  "select set_config('app.scope', $1, true), set_config('app.region', $2, true), set_config('app.units', $3, true)";

/** Values of `SET_SCOPE`. */
export const scopeValues = (scope: Scope): [string, string, string] => [
  scope.scope,
  scope.scope === 'all' ? '' : scope.region,
  scope.scope === 'unit' ? scope.units.join(',') : '',
];

/** Equal scopes have equal keys: commands of one key may share a flush. */
export const scopeKey = (scope: Scope): string => scopeValues(scope).join('|');
