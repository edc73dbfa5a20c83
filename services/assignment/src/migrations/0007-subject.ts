import { type Migration, regionTable } from '@duban/persistence';

/** 督查对象: what the register of units says of each, so that a notice goes only to whom it may go. */
export const subjectTable: Migration = {
  id: '0007-subject',
  up: [
    `create table assignment.subject (unit text primary key, region text not null, division text not null,
      subject_type text, is_subject boolean not null)`,
    ...regionTable('assignment.subject', { units: false }),
  ],
};
