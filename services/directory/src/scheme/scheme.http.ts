import { localDay } from '@duban/calendar';
import { countyPolicy } from '@duban/contracts';
import { bindCommands } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { draft } from './commands/draft';
import { publish } from './commands/publish';
import { scheme } from './scheme';
import { schemeStore } from './scheme.store';

const versionsOf = async (tx: Tx, region: string): Promise<string[]> => {
  const rows = await tx.query<{ version: string }>(
    'select version_name as version from directory.scheme where region = $1 and published',
    [region],
  );
  return [countyPolicy.version, ...rows.map(({ version }) => version)];
};

export const schemeCommands = bindCommands(scheme, schemeStore, {
  'scheme.draft': {
    decide: draft,
    lookup: async (_env, tx, _state, _command, { actor }) => ({ versions: await versionsOf(tx, actor.region) }),
  },
  'scheme.publish': {
    decide: publish,
    lookup: async (_env, tx, _state, _command, { actor, now }) => ({
      versions: await versionsOf(tx, actor.region),
      today: localDay(now),
    }),
  },
});
