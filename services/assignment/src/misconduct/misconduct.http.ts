import { bindCommands } from '@duban/host';
import { uploaded } from '../assignment/other-units.lookups';
import { matterOf } from '../known-matter';
import { record } from './commands/record';
import { misconduct } from './misconduct';
import { misconductStore } from './misconduct.store';

export const misconductCommands = bindCommands(misconduct, misconductStore, {
  'misconduct.record': { decide: record, prepare: uploaded, lookup: matterOf },
});
