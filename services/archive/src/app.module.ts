import { classifiedRefusals, type ServiceDefinition } from '@duban/host';
import { ArchiveQueries } from './archive.queries';
import { documentJobs } from './document/document.jobs';
import { sweepFiles } from './document/sweep';
import { dossierCommands } from './dossier/dossier.http';
import { materialListener } from './dossier/material.listener';
import { archiveTables } from './migrations/0001-archive';
import { files } from './migrations/0003-files';
import { materialStream } from './migrations/0002-material-stream';
import { specialReportCommands } from './special-report/special-report.http';

/** 归档: numbered documents, special reports, dossiers and their packages. */
export const definition: ServiceDefinition = {
  name: 'archive',
  zh: '公文与归档',
  migrations: [classifiedRefusals('archive'), archiveTables, materialStream, files],
  commands: [...specialReportCommands, ...documentJobs, ...dossierCommands],
  queries: [ArchiveQueries],
  listeners: materialListener,
  start: sweepFiles,
  restricted: { special_report: 'id', document: 'matter_id', dossier: 'id', material: 'matter_id' },
};
