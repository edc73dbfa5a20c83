import { type Migration, regionTable } from '@duban/persistence';

/** The scheme that a matter keeps: kept from its facts, because no service reads another's tables. */
export const matterScheme: Migration = {
  id: '0002-matter-scheme',
  up: [
    `create table assignment.matter_scheme (matter_id uuid primary key, region text not null, version text not null)`,
    ...regionTable('assignment.matter_scheme', { units: false }),
  ],
};
