import { bindCommands } from '@duban/host';
import { approve } from './commands/approve';
import { check } from './commands/check';
import { decideSuggestion } from './commands/decide-suggestion';
import { draft } from './commands/draft';
import { followSuggestion } from './commands/follow-suggestion';
import { researchReport } from './research-report';
import { referred, withUploads } from './research-report.lookups';
import { researchReportStore } from './research-report.store';

export const researchReportCommands = bindCommands(researchReport, researchReportStore, {
  'research-report.draft': { decide: draft, prepare: withUploads, lookup: referred },
  'research-report.check': check,
  'research-report.approve': approve,
  'research-report.decide-suggestion': decideSuggestion,
  'research-report.follow-suggestion': followSuggestion,
});
