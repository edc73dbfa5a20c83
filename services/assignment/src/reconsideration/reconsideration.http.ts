import { bindCommands } from '@duban/host';
import { uploaded } from '../assignment/other-units.lookups';
import { assignReviewers } from './commands/assign-reviewers';
import { decide } from './commands/decide';
import { decideConclusion } from './commands/decide-conclusion';
import { deliver } from './commands/deliver';
import { draft } from './commands/draft';
import { examine } from './commands/examine';
import { file } from './commands/file';
import { receive } from './commands/receive';
import { reconsider } from './commands/reconsider';
import { remind } from './commands/remind';
import { review } from './commands/review';
import { conclusion } from './conclusion';
import { reconsideration } from './reconsideration';
import { affected, contested, drafting, evidenceUploaded, filing, window } from './reconsideration.lookups';
import { conclusionStore, reconsiderationStore } from './reconsideration.store';

export const reconsiderationCommands = [
  ...bindCommands(conclusion, conclusionStore, {
    'conclusion.draft': { decide: draft, prepare: evidenceUploaded, lookup: drafting },
    'conclusion.decide': decideConclusion,
    'conclusion.deliver': deliver,
    'conclusion.receive': { decide: receive, lookup: window },
    'conclusion.reconsider': { decide: reconsider, lookup: affected },
  }),
  ...bindCommands(reconsideration, reconsiderationStore, {
    'reconsideration.file': { decide: file, prepare: uploaded, lookup: filing },
    'reconsideration.examine': examine,
    'reconsideration.assign-reviewers': assignReviewers,
    'reconsideration.review': review,
    'reconsideration.decide': { decide, lookup: contested },
    'reconsideration.remind': remind,
  }),
];
