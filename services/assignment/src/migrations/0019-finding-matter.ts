import { type Migration, regionTable } from '@duban/persistence';

/** Which findings have become matters of their own: not who or what the matter is about, so that a restricted one counts. */
export const findingMatter: Migration = {
  id: '0019-finding-matter',
  up: [
    `create table assignment.finding_matter (finding_id uuid not null, matter_id uuid not null, region text not null,
      primary key (finding_id, matter_id))`,
    ...regionTable('assignment.finding_matter', { units: false }),
  ],
};
