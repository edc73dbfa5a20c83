import { bindCommands } from '@duban/host';
import { appoint } from './person/commands/appoint';
import { person } from './person/person';
import { personStore } from './person/person.store';
import { register } from './unit/commands/register';
import { unit } from './unit/unit';
import { unitStore } from './unit/unit.store';

export const directoryCommands = [
  ...bindCommands(unit, unitStore, { 'unit.register': register }),
  ...bindCommands(person, personStore, {
    'person.appoint': {
      decide: appoint,
      // A login is one in the whole deployment, not in a region.
      lookup: async (_env, tx, _state, { account }, { id }) => {
        const [taken] = account
          ? await tx.everywhere<{ id: string }>('select id from directory.person where account = $1', [account])
          : [];
        return { accountOf: taken?.id ?? null, id };
      },
    },
  }),
];
