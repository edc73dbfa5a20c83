import { type Migration } from '@duban/persistence';

/** What a material is about (the assignment, the matter): 前次催办 of one assignment are found by it. */
export const materialStream: Migration = {
  id: '0002-material-stream',
  up: ['alter table archive.material add column stream uuid'],
};
