import { bindCommands } from '@duban/host';
import { campaign } from './campaign';
import { campaignStore } from './campaign.store';
import { close } from './commands/close';
import { decideSynthesis } from './commands/decide-synthesis';
import { draftBulletin } from './commands/draft-bulletin';
import { holdHuddle } from './commands/hold-huddle';
import { lookBack } from './commands/look-back';
import { mergeFindings } from './commands/merge-findings';
import { planLookBack } from './commands/plan-look-back';
import { publishBulletin } from './commands/publish-bulletin';
import { reportIncident } from './commands/report-incident';
import { signBulletin } from './commands/sign-bulletin';
import { synthesize } from './commands/synthesize';
import {
  concluding,
  evidenceOfFindings,
  evidenceOfIncident,
  evidenceOfResults,
  huddling,
  lookingBack,
  meeting,
  merging,
  naming,
  sampling,
} from './field.lookups';

/** 大型督查活动 from 组织实施 on (2a–4). */
export const campaignFieldCommands = bindCommands(campaign, campaignStore, {
  'campaign.hold-huddle': { decide: holdHuddle, lookup: huddling },
  'campaign.report-incident': { decide: reportIncident, prepare: evidenceOfIncident, lookup: meeting },
  'campaign.merge-findings': { decide: mergeFindings, prepare: evidenceOfFindings, lookup: merging },
  'campaign.synthesize': synthesize,
  'campaign.decide-synthesis': { decide: decideSynthesis, lookup: concluding },
  'campaign.draft-bulletin': { decide: draftBulletin, lookup: naming },
  'campaign.sign-bulletin': { decide: signBulletin, lookup: naming },
  'campaign.publish-bulletin': publishBulletin,
  'campaign.plan-look-back': { decide: planLookBack, lookup: sampling },
  'campaign.look-back': { decide: lookBack, prepare: evidenceOfResults, lookup: lookingBack },
  'campaign.close': close,
});
