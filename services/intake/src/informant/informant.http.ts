import { type RecordInformant } from '@duban/contracts';
import {
  aboutField,
  bindCommands,
  type LookupRequest,
  type PrepareRequest,
  type LookupEnv,
  type ServiceEnv,
} from '@duban/host';
import { type Tx } from '@duban/persistence';
import { ofNoHiddenMatter } from '../matter/no-hidden-matter';
import { entrust } from './commands/entrust';
import { record } from './commands/record';
import { reveal } from './commands/reveal';
import { informant } from './informant';
import { informantStore } from './informant.store';
import { type OfMatter } from './named-persons';

const ofMatter = async (
  _env: LookupEnv,
  tx: Tx,
  _state: unknown,
  _command: unknown,
  { id }: LookupRequest,
): Promise<OfMatter> => {
  const [matter] = await tx.query<NonNullable<OfMatter>>(
    `select state -> 'opinion' -> 'supervisor' as supervisor, units from intake.matter where id = $1`,
    [id],
  );
  return matter;
};

/** Sealed before anything is decided or kept: what a command's repeat is known by, too, follows from sealed text. */
const seal = async (env: ServiceEnv, command: RecordInformant, request: PrepareRequest): Promise<RecordInformant> => {
  const { informants } = await ofNoHiddenMatter(env, command, request);
  const sealed = (text: string, field: 'name' | 'contact' | 'unit'): string =>
    env.sealing.seal(text, aboutField(request.id, field));
  return {
    informants: informants.map(({ name, contact, unit }) => ({
      name: sealed(name, 'name'),
      ...(contact ? { contact: sealed(contact, 'contact') } : {}),
      ...(unit ? { unit: sealed(unit, 'unit') } : {}),
    })),
  };
};

export const informantCommands = bindCommands(informant, informantStore, {
  'informant.record': { decide: record, prepare: seal, lookup: ofMatter },
  'informant.reveal': { decide: reveal, prepare: ofNoHiddenMatter, lookup: ofMatter },
  'informant.entrust': { decide: entrust, prepare: ofNoHiddenMatter, lookup: ofMatter },
});
