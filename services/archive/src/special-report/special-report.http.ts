import { bindCommands } from '@duban/host';
import { draft } from './commands/draft';
import { sign } from './commands/sign';
import { specialReport } from './special-report';
import { specialReportStore } from './special-report.store';

export const specialReportCommands = bindCommands(specialReport, specialReportStore, {
  'special-report.draft': { decide: draft, lookup: async (_env, _tx, _state, _command, { id }) => ({ matterId: id }) },
  'special-report.sign': sign,
});
