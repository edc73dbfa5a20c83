import { type Migration } from '@duban/persistence';

/** The category of a matter decides who endorses and who grants an extension, and what the law allows at most (D-5). */
export const matterCategory: Migration = {
  id: '0003-matter-category',
  up: [
    'alter table assignment.matter_terms add column category text',
    // Known from 登记 on, when nobody has said yet how it is to be verified.
    'alter table assignment.matter_terms alter column verification drop not null',
  ],
};
