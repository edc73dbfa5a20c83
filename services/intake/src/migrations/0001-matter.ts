import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

export const matterTables: Migration = {
  id: '0001-matter',
  up: [
    `create table intake.matter (${aggregateColumns}, status text not null, title text not null, document_no text,
      matter_no text, registered_at timestamptz not null)`,
    'create unique index matter_no_once on intake.matter (region, matter_no) where matter_no is not null',
    'create index matter_document_no on intake.matter (region, document_no) where document_no is not null',
    'create index matter_recent on intake.matter (region, registered_at desc)',
    ...regionTable('intake.matter'),
    // 编号 (I-17): one row a series and year; taken under its lock in the transaction that uses the number.
    `create table intake.number_series (region text not null, series text not null, last int not null,
      primary key (region, series))`,
    ...regionTable('intake.number_series', { units: false }),
    `create table intake.attachment (digest text not null, region text not null, name text not null, size int not null,
      mime text not null, uploaded_by text not null, units text[] not null, uploaded_at timestamptz not null,
      primary key (region, digest))`,
    ...regionTable('intake.attachment'),
  ],
};
