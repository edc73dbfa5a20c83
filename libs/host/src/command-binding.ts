import { type CommandName, type CommandRow, commands, type FactType, type Policy } from '@duban/contracts';
import { type Actor, type Aggregate, Conflict, type Decide, type Fact, type Instant, Refusal } from '@duban/kernel';
import { type Handled, type Scope, type Store, type Tx } from '@duban/persistence';
import { BadRequestException } from '@nestjs/common';
import { type z } from 'zod';
import { refuseClassified } from './classified-gate';
import { type ServiceEnv } from './service';
import { isUnfit } from './unfit';

/** Facts that bring a row to life; their commands may name an id that does not exist yet. */
const creating = new Set<FactType>([
  'matter.registered.v1',
  'informant.recorded.v1',
  'source-document.registered.v1',
  'notice.drafted.v1',
  'supervision-plan.drafted.v1',
  'assignment.issued.v1',
  'coordination.requested.v1',
  'coordination.opened.v1',
  'rectification.issued.v1',
  'annual-program.drafted.v1',
  'designation.proposed.v1',
  'survey.drafted.v1',
  'survey-response.submitted.v1',
  'research-report.drafted.v1',
  'inspection.planned.v1',
  'campaign.drafted.v1',
  'inspection-team.formed.v1',
  'self-check.asked.v1',
  'outcome.proposed.v1',
  'clue-transfer.registered.v1',
  'conclusion.drafted.v1',
  'reconsideration.filed.v1',
  'inspection-record.submitted.v1',
  'rectification.peer-issued.v1',
  'rectification.reissued.v1',
  'inspection.set-out.v1',
  'misconduct.recorded.v1',
  'material.accessed.v1',
  'document.issued.v1',
  'special-report.drafted.v1',
  'dossier.collected.v1',
  'unit.registered.v1',
  'person.appointed.v1',
  'scheme.drafted.v1',
  'calendar.drafted.v1',
  'delegation.granted.v1',
]);

/** What a preparation knows of the request beside the command. */
export type PrepareRequest = Readonly<{ id: string; actor: Actor; now: Instant }>;
/** A look-up asks through its transaction: a second connection could be one that waits for its lock. */
export type LookupEnv = Omit<ServiceEnv, 'db'>;
/** What a look-up knows of it: also the scheme that the decision goes by. */
export type LookupRequest = PrepareRequest & Readonly<{ policy: Policy }>;
type InputOf<N extends CommandName> = z.output<(typeof commands)[N]['input']>;

/* The look-up's type differs from row to row; each row's own functions agree on it. */
/* eslint-disable @typescript-eslint/no-explicit-any */
/** A decision with what the shell does for it. */
export type BoundDecision<C, S, F extends Fact> = Readonly<{
  decide: Decide<C, S, F, Policy, any>;
  /** under lock and in the same transaction: sibling rows, a number, a rendered document */
  lookup?: (env: LookupEnv, tx: Tx, state: S, command: C, request: LookupRequest) => Promise<any>;
  /** what follows from the calendar and the scheme alone: keeps the command on the short way, where a look-up would lock */
  count?: (env: ServiceEnv, command: C, request: LookupRequest) => any;
  /** before anything is locked: checks or completes the command (attachments exist) */
  prepare?: (env: ServiceEnv, command: C, request: PrepareRequest) => Promise<C>;
}>;
/** `<noun>.<verb>` → decision. */
export type CommandRows<S, F extends Fact> = Readonly<{
  [N in CommandName]?: Decide<InputOf<N>, S, F, Policy, any> | BoundDecision<InputOf<N>, S, F>;
}>;
/** An aggregate and how its rows are kept; its own functions agree on its state. */
export type Kept = Readonly<{ aggregate: Aggregate<any, any>; store: Store<any> }>;
/* eslint-enable @typescript-eslint/no-explicit-any */

export type CommandCall = Readonly<{
  id: string;
  commandId: string;
  /** as it came; parsed here */
  body: unknown;
  actor: Actor;
  scope: Scope;
  traceparent?: string | undefined;
}>;

/** One command of a service: its row of the catalogue and the way to the write path. */
export type CommandBinding = Readonly<{
  name: CommandName;
  row: CommandRow;
  /** what it is about */
  kept: Kept;
  /** @throws ZodError, Refusal, Conflict, NotFound */
  call(env: ServiceEnv, call: CommandCall): Promise<Handled<unknown>>;
}>;

/**
 * Binds decisions of one aggregate to commands of the catalogue: those of persons become routes, those of the process
 * become job handlers.
 */
export const bindCommands = <S, F extends Fact>(
  aggregate: Aggregate<S, F>,
  store: Store<S>,
  rows: CommandRows<S, F>,
): CommandBinding[] =>
  Object.entries(rows).map(([key, value]) => {
    const name = key as CommandName;
    const row: CommandRow = commands[name];
    const bound = (typeof value === 'function' ? { decide: value } : value) as BoundDecision<unknown, S, F>;
    return {
      name,
      row,
      kept: { aggregate, store },
      call: (env, call) => counted(env, name, () => callBound(aggregate, store, row, bound, env, call)),
    };
  });

const callBound = async <S, F extends Fact>(
  aggregate: Aggregate<S, F>,
  store: Store<S>,
  row: CommandRow,
  { decide, prepare, lookup, count }: BoundDecision<unknown, S, F>,
  env: ServiceEnv,
  { id, commandId, body, actor, scope, traceparent }: CommandCall,
): Promise<Handled<unknown>> => {
  if (row.by === 'person' && isUnfit(body)) throw new BadRequestException();
  const parsed = row.input.parse(body);
  // What the process carries came in by a person's command.
  if (row.by === 'person') await refuseClassified(env, actor, row.zh, parsed);
  const now = env.clock.now();
  const positions = row.roles.filter((role) => actor.roles.includes(role));
  const request = { id, actor, now };
  const command = prepare ? await prepare(env, parsed, request) : parsed;
  return env.handle(
    aggregate,
    store,
    row.by === 'person' && scope.scope === 'region' ? namingNobody(env, aggregate, store, decide, id) : decide,
    {
      ...{ aggregateId: id, commandId, command, actor, positions, scope, now, creates: createsRow(row), traceparent },
      count: count && ((policy) => count(env, command, { ...request, policy: policy as Policy })),
    },
    lookup && ((tx, state, policy) => lookup(env, tx, state, command, { ...request, policy })),
  );
};

/** 反映人 (R-125, I-18): what was decided is not said in words that name who gave the lead. */
const namingNobody =
  <S, F extends Fact>(
    { informants }: ServiceEnv,
    aggregate: Aggregate<S, F>,
    store: Store<S>,
    decide: BoundDecision<unknown, S, F>['decide'],
    id: string,
  ): BoundDecision<unknown, S, F>['decide'] =>
  (command, state, context) => {
    const facts = decide(command, state, context);
    if (informants.any)
      informants.refuseNamed(store.key(facts.reduce(aggregate.evolve, state), id), facts, context.actor);
    return facts;
  };

const createsRow = (row: CommandRow): boolean => row.completes.some((type) => creating.has(type));

const counted = async (
  { metrics }: ServiceEnv,
  command: string,
  work: () => Promise<Handled<unknown>>,
): Promise<Handled<unknown>> => {
  try {
    const handled = await work();
    const outcome = handled.repeated ? 'repeated' : handled.facts.length > 0 ? 'done' : 'unchanged';
    metrics.commands.inc({ command, outcome });
    return handled;
  } catch (error) {
    const outcome = error instanceof Refusal ? 'refused' : error instanceof Conflict ? 'conflict' : 'failed';
    metrics.commands.inc({ command, outcome });
    throw error;
  }
};
