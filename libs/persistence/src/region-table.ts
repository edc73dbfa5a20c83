/** In a sub-select, so that it is read once a statement and not once a row. */
const setting = (name: string): string => `(select nullif(current_setting('app.${name}', true), ''))`;

/**
 * The role of a service for its work over all regions (`seeingAll`) is let in by a policy of its own: what every statement
 * of another role must ask of its settings is no part of its plans.
 */
export const seenByAll = (schema: string, table: string): string =>
  `create policy everywhere on ${table} to duban_${seeingAll(schema)} using (true) with check (true)`;

/** The role `duban_<schema>_all`, by the name `serviceUrl` takes. */
export const seeingAll = (schema: string): string => `${schema}_all`;

/**
 * Row-level security of a table with `region text` and `units text[]`, and the grants of its service's role.
 * FORCE: not even the owner passes by. Nothing set: no rows.
 * @param table `<schema>.<table>`; the schema is the service's, its role is `duban_<schema>`
 * @param options `units: false` for a table of the whole region without a column of units
 */
export const regionTable = (
  table: string,
  { grants = 'select, insert, update, delete', units = true }: { grants?: string; units?: boolean } = {},
): string[] => {
  const schema = table.slice(0, table.indexOf('.'));
  const inRegion = `${setting('scope')} = 'all' or region = ${setting('region')}`;
  const byUnit = units
    ? `(${setting('scope')} = 'unit' and units && string_to_array(${setting('units')}, ','))`
    : `${setting('scope')} = 'unit'`;
  const visible = `${setting('scope')} = 'all' or (region = ${setting('region')} and (${setting('scope')} = 'region'
    or ${byUnit}))`;
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy readable on ${table} for select using (${visible})`,
    `create policy insertable on ${table} for insert with check (${inRegion})`,
    `create policy changeable on ${table} for update using (${visible}) with check (${inRegion})`,
    `create policy removable on ${table} for delete using (${visible})`,
    seenByAll(schema, table),
    `grant ${grants} on ${table} to duban_${schema}`,
  ];
};

const named = (persons: string): string => `${setting('person')} is null or ${setting('person')} = any(${persons})`;

/**
 * 知悉范围 (S-27, I-20): rows with persons in `column` are there for these persons only; null: for everybody the table's
 * policy lets in. Beside `regionTable`, whose rules hold as well.
 */
export const namedPersonsOnly = (table: string, column: string): string =>
  `create policy named_only on ${table} as restrictive for all using (${column} is null or ${named(column)})
   with check (true)`;

/**
 * Beside `regionTable`: rows with persons in `column` are also there for these persons of the region, of whatever unit they
 * are, to read and to change.
 */
export const namedPersonsToo = (table: string, column: string): string[] => {
  const theirs = `region = ${setting('region')} and ${setting('person')} = any(${column})`;
  return [
    `create policy named_readable on ${table} for select using (${theirs})`,
    `create policy named_changeable on ${table} for update using (${theirs}) with check (region = ${setting('region')})`,
  ];
};

/** Rows of a table that belong to such a row of another (`column` → its `id`): there to read for the same persons. */
export const ofNamedPersons = (table: string, column: string, of: string, persons: string): string =>
  `create policy named_readable on ${table} for select using (region = ${setting('region')}
    and ${setting('person')} is not null and exists (
      select from ${of} o where o.id = ${column} and ${setting('person')} = any(o.${persons})))`;

/** Table of the restricted matters of a service that keeps rows about the matters of another. */
export const restrictedMatters = (schema: string): string[] => [
  `create table ${schema}.restricted_matter (matter_id uuid primary key, region text not null, persons text[] not null)`,
  ...regionTable(`${schema}.restricted_matter`, { units: false }),
];

/** Those of one region are found without those of all others. */
export const restrictedByRegion = (schema: string): string =>
  `create index restricted_matter_region on ${schema}.restricted_matter (region)`;

/**
 * Rows about a restricted matter are there for its named persons only. The matters of the region that are closed to the
 * reader are few, and listed once a statement.
 * @param column names the matter
 */
export const restrictedByMatter = (table: string, column: string): string => {
  const schema = table.slice(0, table.indexOf('.'));
  return `create policy named_only on ${table} as restrictive for all using (${column} is null
    or not (${column} = any(array(select matter_id from ${schema}.restricted_matter where region = ${setting('region')}
      and not (${named('persons')})))))
    with check (true)`;
};
