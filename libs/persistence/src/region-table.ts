/** In a sub-select, so that it is read once a statement and not once a row. */
const setting = (name: string): string => `(select nullif(current_setting('app.${name}', true), ''))`;

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
    `grant ${grants} on ${table} to duban_${schema}`,
  ];
};
