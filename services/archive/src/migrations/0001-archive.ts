import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

export const archiveTables: Migration = {
  id: '0001-archive',
  up: [
    `create table archive.special_report (${aggregateColumns}, status text not null)`,
    ...regionTable('archive.special_report'),
    `create table archive.document (${aggregateColumns}, matter_id uuid not null, kind text not null)`,
    'create index document_matter on archive.document (region, matter_id)',
    ...regionTable('archive.document'),
    `create table archive.dossier (${aggregateColumns}, status text not null)`,
    ...regionTable('archive.dossier'),
    `create table archive.number_series (region text not null, series text not null, last int not null,
      primary key (region, series))`,
    ...regionTable('archive.number_series', { units: false }),
    `create table archive.material (id uuid primary key, matter_id uuid not null, region text not null, type text not null,
      at timestamptz not null, title text not null, detail text not null, by_name text not null, data jsonb not null,
      files jsonb not null)`,
    'create index material_matter on archive.material (region, matter_id, at)',
    ...regionTable('archive.material', { grants: 'select, insert', units: false }),
  ],
};
