import { bindCommands } from '@duban/host';
import { declare } from './commands/declare';
import { depart } from './commands/depart';
import { form } from './commands/form';
import { replace } from './commands/replace';
import { train } from './commands/train';
import { inspectionTeam } from './inspection-team';
import { campaignOf, evidenceKept, paperKept, today } from './inspection-team.lookups';
import { inspectionTeamStore } from './inspection-team.store';

export const inspectionTeamCommands = bindCommands(inspectionTeam, inspectionTeamStore, {
  'inspection-team.form': { decide: form, lookup: campaignOf },
  'inspection-team.declare': { decide: declare, prepare: paperKept },
  'inspection-team.train': { decide: train, prepare: evidenceKept, lookup: today },
  'inspection-team.replace': replace,
  'inspection-team.depart': depart,
});
