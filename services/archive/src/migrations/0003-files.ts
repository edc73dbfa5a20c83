import { type Migration } from '@duban/persistence';

/** Which row names a file: asked when files that nobody names are swept. */
export const files: Migration = {
  id: '0003-files',
  up: [
    `create index document_file on archive.document ((state #>> '{file,digest}'))`,
    `create index dossier_package on archive.dossier ((state #>> '{built,file,digest}'))`,
  ],
};
