import { aggregateColumns, type Migration, regionTable } from '@duban/persistence';

/** 来源文件、会议纪要 (S-22): under the id of their matter; units read their own tasks, not the document. */
export const sourceDocumentTable: Migration = {
  id: '0005-source-document',
  up: [
    `create table intake.source_document (${aggregateColumns}, title text not null, issued_on date not null)`,
    'create index source_document_recent on intake.source_document (region, issued_on desc)',
    ...regionTable('intake.source_document', { units: false }),
  ],
};
