import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

export const schemeTable: Migration = {
  id: '0002-scheme',
  up: [
    `create table directory.scheme (${aggregateColumns}, version_name text not null, published boolean not null)`,
    // Two drafts may bear the same name; of the published ones a name means one.
    'create unique index scheme_version on directory.scheme (region, version_name) where published',
    ...regionTable('directory.scheme'),
  ],
};
