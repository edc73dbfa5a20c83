import { CONSUMING, type Relay, startRelay } from '@duban/messaging';
import { Database, seeingAll, serviceUrl, WritePath } from '@duban/persistence';
import { type Beside, nobodyBeside, openBeside } from './beside';
import { Calendars } from './calendars';
import { Delegations } from './delegations';
import { Informants } from './informants';
import { type Logger } from './logging';
import { Schemes } from './schemes';
import { type ServiceDefinition, type ServiceEnv } from './service';
import { type HostOptions } from './start-services';

/** A service whose write path is open: its connections, its relay and what it keeps in memory of every region. */
export type Service = {
  definition: ServiceDefinition;
  env: ServiceEnv;
  relay: Relay;
  schemes: Schemes;
  calendars: Calendars;
  delegations: Delegations;
  informants: Informants;
};
/** Over all regions: however much is consumed, two are left for the flushes. */
const FOR_EVERYTHING = CONSUMING + 2;
/** What an instance that only answers tells those that work: something lies in the outbox. */
const OUTBOX = 'outbox';

export const openService = async (
  definition: ServiceDefinition,
  options: HostOptions,
  shared: Pick<ServiceEnv, 'metrics' | 'workflow' | 'sessions' | 'stopping'>,
): Promise<Service> => {
  const { name } = definition;
  const url = serviceUrl(options.databaseUrl, name);
  const everything = { url: serviceUrl(options.databaseUrl, seeingAll(name)), max: FOR_EVERYTHING };
  const db = await Database.open({ url, everything });
  const beside = options.instance ? await openBeside(db, name, url) : nobodyBeside;
  const { attachments, sealing, clock, transport } = options;
  const log = options.log.child({ service: name });
  const relay = relayOf(db, name, options, beside, log);
  const schemes = new Schemes(db, name, beside, options.policyFor, clock);
  const calendars = new Calendars(db, name, beside, options.calendar);
  const delegations = new Delegations(db, name, beside, clock);
  const informants = new Informants(db, name, beside, sealing, log);
  const writePath = new WritePath(db, name, schemes.policyFor, relay.wake);
  const env: ServiceEnv = {
    name,
    db,
    handle: writePath.handle.bind(writePath) as WritePath['handle'],
    attachments,
    sealing,
    informants,
    clock,
    calendar: calendars.calendar,
    policyFor: schemes.policyFor,
    acting: (actor) => delegations.acting(actor),
    transport,
    beside,
    log,
    ...shared,
  };
  return { definition, env, relay, schemes, calendars, delegations, informants };
};

/** The relay of this process, or the way to wake those of others. */
const relayOf = (
  db: Database,
  name: string,
  { transport, instance }: HostOptions,
  beside: Beside,
  log: Logger,
): Relay => {
  if (instance?.role === 'api') return { wake: () => beside.tell(OUTBOX), stop: () => Promise.resolve() };
  const relay = startRelay(db, name, transport, (problem) => log.warn({ problem }, 'facts not published'));
  beside.hear(OUTBOX, relay.wake);
  return relay;
};
