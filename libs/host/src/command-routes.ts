import { type CommandRow, nounOf, verbOf } from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { NotFound, type Scope } from '@duban/persistence';
import { Controller, HttpCode, Inject, Post, Req, SetMetadata, type Type } from '@nestjs/common';
import { z } from 'zod';
import { v7 as uuidv7 } from 'uuid';
import { Allow, scopeOf } from './access';
import { type CommandBinding } from './command-binding';
import { type HostRequest } from './request';
import { envToken, type ServiceDefinition, type ServiceEnv } from './service';

export const COMMAND = 'duban:command';

/** What a command answers. `facts` is empty when it was already so. */
export type CommandAnswer = Readonly<{
  id: string;
  version: number;
  facts: readonly { type: string }[];
  repeated: boolean;
}>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const Key = z.object({
  'Idempotency-Key': z
    .string()
    .min(1, '幂等键不能为空')
    .max(200, '幂等键不超过200个字符')
    .regex(/^[\x20-\x7e]*$/, '幂等键只能用字母、数字和符号'),
});

/** A key makes the repeat of a request harmless; a caller that gives none forgoes that. */
const commandIdOf = (given: unknown): string =>
  given === undefined ? uuidv7() : Key.parse({ 'Idempotency-Key': given })['Idempotency-Key'];

/**
 * Nest controllers for the commands that persons give: `POST /api/<noun>s/:id/<verb>`, one class an aggregate. Everything
 * costly (prototype, decorators) happens once at start.
 */
export const commandControllers = (definition: ServiceDefinition): Type[] => {
  const byPersons = definition.commands.filter(({ row }) => row.by === 'person');
  return [...new Set(byPersons.map(({ name }) => nounOf(name)))].map((noun) =>
    commandController(
      definition,
      noun,
      byPersons.filter(({ name }) => nounOf(name) === noun),
    ),
  );
};

/** A command as its route knows it. */
export type RoutedCommand = Readonly<{
  noun: string;
  verb: string;
  binding: CommandBinding;
  scope: (actor: Actor) => Scope;
}>;
/** What a controller of commands serves; `token` is that of its service's `ServiceEnv`. */
export type CommandController = Readonly<{ token: string; commands: readonly RoutedCommand[] }>;
const COMMANDS = 'duban:commands';
/** The commands of a controller; of one with other routes there are none. */
export const commandsOf = (controller: Type): CommandController =>
  (Reflect.getMetadata(COMMANDS, controller) as CommandController | undefined) ?? { token: '', commands: [] };
/** `/api/<noun>s/:id/<verb>` */
export const routeOf = ({ noun, verb }: RoutedCommand): string => `/api/${noun}s/:id/${verb}`;

/** @throws NotFound; ZodError; whatever the command throws */
export const answerCommand = async (
  { noun, binding, scope }: RoutedCommand,
  env: ServiceEnv,
  request: { id: string; key: unknown; body: unknown; actor: Actor; traceparent?: string | undefined },
): Promise<CommandAnswer> => {
  const { id, key, body, actor, traceparent } = request;
  if (!UUID.test(id)) throw new NotFound(noun);
  const { version, facts, repeated } = await binding.call(env, {
    id: id.toLowerCase(),
    commandId: commandIdOf(key),
    body: body ?? {},
    actor,
    scope: scope(actor),
    traceparent,
  });
  return { id, version, facts: facts.map(({ type }) => ({ type })), repeated };
};

const commandController = (definition: ServiceDefinition, noun: string, bindings: readonly CommandBinding[]): Type => {
  const scope = definition.scopeOf ?? scopeOf;
  class Commands {
    constructor(readonly env: ServiceEnv) {}
  }
  const token = envToken(definition.name);
  const commands = bindings.map((binding) => ({ noun, verb: verbOf(binding.name), binding, scope }));
  Object.defineProperty(Commands, 'name', { value: `${noun}-commands` });
  Reflect.defineMetadata(COMMANDS, { token, commands } satisfies CommandController, Commands);
  Inject(token)(Commands, undefined, 0);
  Controller(`api/${noun}s`)(Commands);
  for (const command of commands) {
    const handler = function (this: Commands, request: HostRequest): Promise<CommandAnswer> {
      return answerCommand(command, this.env, {
        id: (request.params as { id: string }).id,
        key: request.headers['idempotency-key'],
        body: request.body,
        actor: request.actor as NonNullable<HostRequest['actor']>,
        traceparent: request.traceparent,
      });
    };
    decorate(Commands, command.verb, handler, command.binding.row);
  }
  return Commands;
};

/** What the decorators of a hand-written route would do. */
const decorate = (target: Type, verb: string, handler: unknown, row: CommandRow): void => {
  const property = { value: handler, writable: true, configurable: true, enumerable: false };
  Object.defineProperty(target.prototype, verb, property);
  Reflect.defineMetadata('design:paramtypes', [Object], target.prototype as object, verb);
  Req()(target.prototype as object, verb, 0);
  const decorators = [Post(`:id/${verb}`), HttpCode(200), Allow(...row.roles), SetMetadata(COMMAND, row.zh)];
  for (const apply of decorators) apply(target.prototype as object, verb, property);
};
