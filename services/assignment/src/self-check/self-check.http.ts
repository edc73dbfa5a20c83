import { endOfDay } from '@duban/calendar';
import { type AskSelfCheck } from '@duban/contracts';
import { bindCommands, type LookupEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { type Campaign } from '../campaign/campaign';
import { campaignOf, evidenceKept } from '../inspection-team/inspection-team.lookups';
import { ask } from './commands/ask';
import { submit } from './commands/submit';
import { selfCheck } from './self-check';
import { selfCheckStore } from './self-check.store';

const asking = async (
  env: LookupEnv,
  tx: Tx,
  state: unknown,
  command: AskSelfCheck,
): Promise<{ campaign: Campaign; dueAt: string }> => ({
  ...(await campaignOf(env, tx, state, command)),
  dueAt: endOfDay(command.dueOn),
});

export const selfCheckCommands = bindCommands(selfCheck, selfCheckStore, {
  'self-check.ask': { decide: ask, lookup: asking },
  'self-check.submit': { decide: submit, prepare: evidenceKept },
});
