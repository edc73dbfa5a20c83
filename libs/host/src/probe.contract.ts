import { type Actor, type Aggregate, Conflict, type Decide, type Fact, Refusal } from '@duban/kernel';
import { aggregateColumns, regionTable, type Store } from '@duban/persistence';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { Allow, bindCommands, CurrentActor, envToken, scopeOf, type ServiceDefinition, type ServiceEnv } from './index';

type Thing = { region: string; units: string[]; name: string; times: number };
type ThingFact = Fact<
  'unit.registered.v1' | 'assignment.acknowledged.v1' | 'matter.opinion-checked.v1' | 'matter.begun.v1',
  { region?: string; name?: string }
>;
const thing: Aggregate<Thing, ThingFact> = {
  name: 'thing',
  initial: { region: '', units: [], name: '', times: 0 },
  evolve: (state, { data }) => ({
    region: data.region ?? state.region,
    units: data.name ? [data.name] : state.units,
    name: data.name ?? state.name,
    times: state.times + 1,
  }),
};
const store: Store<Thing> = {
  table: 'probe.thing',
  columns: { name: { type: 'text', of: (s) => s.name } },
  region: (s) => s.region,
  units: (s) => s.units,
  key: (_, id) => id,
};
type Decision<C> = Decide<C, Thing, ThingFact>;
const register: Decision<{ name: string }> = ({ name }, _, { actor }) => [
  { type: 'unit.registered.v1', data: { region: actor.region, name } },
];
const acknowledge: Decision<unknown> = () => [{ type: 'assignment.acknowledged.v1', data: {} }];
const check: Decision<{ agree: boolean; opinion: string }> = ({ opinion }) => {
  if (opinion === 'classified') throw new Refusal('matter.classified');
  if (opinion === 'late') throw new Conflict('thing');
  if (opinion === 'broken') throw new Error('secret detail');
  return [{ type: 'matter.opinion-checked.v1', data: {} }];
};
const begin: Decision<unknown> = () => [{ type: 'matter.begun.v1', data: {} }];

@Controller('api/things')
class ThingQueries {
  constructor(@Inject(envToken('probe')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  list(@CurrentActor() actor: Actor): Promise<unknown[]> {
    return this.env.db.query(scopeOf(actor), 'select id, name from probe.thing order by name');
  }

  @Get(':id/secrets')
  @Allow('ARCHIVIST')
  secrets(@Param('id') id: string): { id: string } {
    return { id };
  }
}

/** Facts the probe's listener saw. */
export const heard: { type: string; traceparent: string | undefined }[] = [];
/** A service of its own: one aggregate, one reader, one listener; its decisions fail in every way there is. */
export const definition: ServiceDefinition = {
  name: 'probe',
  zh: '试验',
  migrations: [
    {
      id: '0001-thing',
      up: [
        `create table probe.thing (${aggregateColumns}, name text not null)`,
        ...regionTable('probe.thing'),
        'create table probe.seen (id text primary key)',
        'grant select, insert on probe.seen to duban_probe',
      ],
    },
  ],
  commands: bindCommands(thing, store, {
    'unit.register': register,
    'assignment.acknowledge': acknowledge,
    'matter.check-opinion': check,
    'matter.begin': begin,
  }),
  queries: [ThingQueries],
  listeners: () => ({
    'unit.registered.v1': async (fact, tx) => {
      await tx.query('insert into probe.seen (id) values ($1)', [fact.id]);
      heard.push({ type: fact.type, traceparent: fact.traceparent });
    },
  }),
  scopeOf: (actor) => (actor.roles.includes('LIAISON') ? scopeOf(actor) : { scope: 'region', region: actor.region }),
};

export type Answer = { status: number; type: string | null; body: Record<string, unknown>; headers: Headers };
/** Calls a running host as a client would. */
export const callOf =
  (url: () => string) =>
  async (
    method: string,
    path: string,
    token?: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await fetch(`${url()}${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type');
    return {
      status: response.status,
      type,
      body: (type?.includes('json') ? JSON.parse(text) : { text }) as Record<string, unknown>,
      headers: response.headers,
    };
  };
