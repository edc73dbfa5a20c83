import { randomUUID } from 'node:crypto';
import { type CommandRow, nounOf, verbOf } from '@duban/contracts';
import { NotFound } from '@duban/persistence';
import { Controller, HttpCode, Inject, Post, Req, SetMetadata, type Type } from '@nestjs/common';
import { z } from 'zod';
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
const Key = z.object({ 'Idempotency-Key': z.string().min(1, '幂等键不能为空').max(200, '幂等键不超过200个字符') });

/** A key makes the repeat of a request harmless; a caller that gives none forgoes that. */
const commandIdOf = (given: unknown): string =>
  given === undefined ? randomUUID() : Key.parse({ 'Idempotency-Key': given })['Idempotency-Key'];

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

const commandController = (definition: ServiceDefinition, noun: string, bindings: readonly CommandBinding[]): Type => {
  const scope = definition.scopeOf ?? scopeOf;
  class CommandController {
    constructor(readonly env: ServiceEnv) {}
  }
  Object.defineProperty(CommandController, 'name', { value: `${noun}-commands` });
  Inject(envToken(definition.name))(CommandController, undefined, 0);
  Controller(`api/${noun}s`)(CommandController);
  for (const binding of bindings) {
    const verb = verbOf(binding.name);
    const handler = async function (this: CommandController, request: HostRequest): Promise<CommandAnswer> {
      const { id } = request.params as { id: string };
      if (!UUID.test(id)) throw new NotFound(noun);
      const actor = request.actor as NonNullable<HostRequest['actor']>;
      const { version, facts, repeated } = await binding.call(this.env, {
        id: id.toLowerCase(),
        commandId: commandIdOf(request.headers['idempotency-key']),
        body: request.body ?? {},
        actor,
        scope: scope(actor),
        traceparent: request.traceparent,
      });
      return { id, version, facts: facts.map(({ type }) => ({ type })), repeated };
    };
    decorate(CommandController, verb, handler, binding.row);
  }
  return CommandController;
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
