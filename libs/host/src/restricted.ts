import { type FactData } from '@duban/contracts';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Migration, restrictedByMatter, restrictedByRegion, restrictedMatters, type Tx } from '@duban/persistence';
import { type ServiceDefinition } from './service';

/** The steps that close a service's rows about restricted matters (I-20): one a table, so that tables may be added. */
export const restrictedMigrations = ({ name, restricted = {} }: ServiceDefinition): Migration[] => {
  const tables = Object.entries(restricted);
  if (tables.length === 0) return [];
  return [
    { id: 'restricted-matter', up: restrictedMatters(name) },
    ...tables.map(([table, column]) => ({
      id: `restricted-${table}`,
      up: [restrictedByMatter(`${name}.${table}`, column)],
    })),
    {
      // The policies that were made before they looked at the reader's region alone.
      id: 'restricted-by-region',
      up: [
        restrictedByRegion(name),
        ...tables.flatMap(([table, column]) => [
          `drop policy named_only on ${name}.${table}`,
          restrictedByMatter(`${name}.${table}`, column),
        ]),
      ],
    },
  ];
};

const keep = (schema: string, { subject, tenant }: Envelope, tx: Tx, persons: readonly string[]): Promise<unknown> =>
  tx.query(
    `insert into ${schema}.restricted_matter as r (matter_id, region, persons) values ($1, $2, $3)
     on conflict (matter_id) do update set persons = excluded.persons`,
    [subject, tenant, persons],
  );

/** Who is named is kept before anything else is told of the matter: facts of one matter come in order. */
export const restrictedListener = ({ name, restricted }: ServiceDefinition, own: FactHandlers): FactHandlers => {
  if (!restricted) return own;
  const first: FactHandlers = {
    'matter.registered.v1': async (fact, tx) => {
      const { restrictedTo } = fact.data as FactData<'matter.registered.v1'>;
      if (restrictedTo)
        await keep(
          name,
          fact,
          tx,
          restrictedTo.map((person) => person.id),
        );
    },
    'matter.access-granted.v1': async (fact, tx) => {
      const { restrictedTo } = fact.data as FactData<'matter.access-granted.v1'>;
      await keep(
        name,
        fact,
        tx,
        restrictedTo.map((person) => person.id),
      );
    },
  };
  return {
    ...own,
    ...Object.fromEntries(
      Object.entries(first).map(([type, handler]) => [
        type,
        async (fact: Envelope, tx: Tx) => {
          await handler(fact, tx);
          await own[type]?.(fact, tx);
        },
      ]),
    ),
  };
};
