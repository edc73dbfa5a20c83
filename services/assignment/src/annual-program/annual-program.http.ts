import { bindCommands } from '@duban/host';
import { annualProgram } from './annual-program';
import { thisMonth, years } from './annual-program.lookups';
import { annualProgramStore } from './annual-program.store';
import { applyOffProgram } from './commands/apply-off-program';
import { approve } from './commands/approve';
import { approveOffProgram } from './commands/approve-off-program';
import { check } from './commands/check';
import { draft } from './commands/draft';
import { endorseOffProgram } from './commands/endorse-off-program';

export const annualProgramCommands = bindCommands(annualProgram, annualProgramStore, {
  'annual-program.draft': { decide: draft, lookup: years },
  'annual-program.check': check,
  'annual-program.approve': approve,
  'annual-program.apply-off-program': { decide: applyOffProgram, lookup: thisMonth },
  'annual-program.endorse-off-program': endorseOffProgram,
  'annual-program.approve-off-program': approveOffProgram,
});
