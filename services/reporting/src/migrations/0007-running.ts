import { type Migration } from '@duban/persistence';
import { isRunning } from '../ledger/settled';

/** 统计数 (S-42): what runs is counted from the index alone, with all that the counting and the policy look at. */
export const running: Migration = {
  id: '0007-running',
  up: [
    'drop index reporting.ledger_running',
    `create index ledger_running on reporting.ledger (region, due_at, matter_id)
      include (units, status, on_time, yellow_from, red_after) where ${isRunning}`,
  ],
};
