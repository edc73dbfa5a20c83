import { bindCommands } from '@duban/host';
import { amend } from './commands/amend';
import { conclude } from './commands/conclude';
import { decide } from './commands/decide';
import { notify } from './commands/notify';
import { plan } from './commands/plan';
import { setOut } from './commands/set-out';
import { submit } from './commands/submit';
import { inspection, inspectionRecord } from './inspection';
import { besideOthers, photosAsTaken, planning, planningOf, visit, visited } from './inspection.lookups';
import { settingOut } from './set-out.lookups';
import { inspectionRecordStore, inspectionStore } from './inspection.store';

export const inspectionCommands = [
  ...bindCommands(inspection, inspectionStore, {
    'inspection.plan': { decide: plan, lookup: planningOf },
    'inspection.amend': { decide: amend, lookup: planning },
    'inspection.decide': { decide, lookup: besideOthers },
    'inspection.notify': notify,
    'inspection.set-out': { decide: setOut, lookup: settingOut },
    'inspection.conclude': { decide: conclude, lookup: visited },
  }),
  ...bindCommands(inspectionRecord, inspectionRecordStore, {
    'inspection-record.submit': { decide: submit, prepare: photosAsTaken, lookup: visit },
  }),
];
