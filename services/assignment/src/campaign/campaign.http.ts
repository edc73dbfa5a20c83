import { bindCommands } from '@duban/host';
import { campaign } from './campaign';
import { amending, approving, drafting, notifying } from './campaign.lookups';
import { campaignStore } from './campaign.store';
import { amend } from './commands/amend';
import { approve } from './commands/approve';
import { begin } from './commands/begin';
import { cancel } from './commands/cancel';
import { draft } from './commands/draft';
import { endorse } from './commands/endorse';
import { notify } from './commands/notify';

export const campaignCommands = bindCommands(campaign, campaignStore, {
  'campaign.draft': { decide: draft, lookup: drafting },
  'campaign.endorse': endorse,
  'campaign.approve': { decide: approve, lookup: approving },
  'campaign.amend': { decide: amend, lookup: amending },
  'campaign.notify': { decide: notify, lookup: notifying },
  'campaign.begin': begin,
  'campaign.cancel': cancel,
});
