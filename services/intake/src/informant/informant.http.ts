import { type RecordInformant } from '@duban/contracts';
import { aboutField, bindCommands, type LookupRequest, type PrepareRequest, type ServiceEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { entrust } from './commands/entrust';
import { record } from './commands/record';
import { reveal } from './commands/reveal';
import { informant } from './informant';
import { informantStore } from './informant.store';
import { type OfMatter } from './named-persons';

const ofMatter = async (
  _env: ServiceEnv,
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
const seal = async (
  { sealing }: ServiceEnv,
  { informants }: RecordInformant,
  { id }: PrepareRequest,
): Promise<RecordInformant> => ({
  informants: informants.map(({ name, contact, unit }) => ({
    name: sealing.seal(name, aboutField(id, 'name')),
    ...(contact ? { contact: sealing.seal(contact, aboutField(id, 'contact')) } : {}),
    ...(unit ? { unit: sealing.seal(unit, aboutField(id, 'unit')) } : {}),
  })),
});

export const informantCommands = bindCommands(informant, informantStore, {
  'informant.record': { decide: record, prepare: seal, lookup: ofMatter },
  'informant.reveal': { decide: reveal, lookup: ofMatter },
  'informant.entrust': { decide: entrust, lookup: ofMatter },
});
