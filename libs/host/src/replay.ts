import { type RefusalCode } from '@duban/contracts';
import { type Actor, Refusal } from '@duban/kernel';
import { type Migration } from '@duban/persistence';
import { Controller, HttpCode, Inject, Post, ServiceUnavailableException, type Type } from '@nestjs/common';
import { Allow, CurrentActor } from './access';
import { ApiOperation, ApiTags } from './described';
import { envToken, type ServiceDefinition, type ServiceEnv } from './service';

const ATTEMPTS = 5;
/** lock_not_available, deadlock_detected: somebody reads a table for long, or locked another one first */
const inUse = new Set<unknown>(['55P03', '40P01']);

/** The steps that let the transport empty what a service made of facts: one a table, so that tables may be added. */
export const replayMigrations = ({ name, projections }: ServiceDefinition): Migration[] => {
  if (!projections) return [];
  return [
    { id: 'replay-inbox', up: [`grant select, truncate on ${name}.inbox to duban_transport`] },
    ...projections.map((table) => ({
      id: `replay-${table}`,
      up: [`grant truncate on ${name}.${table} to duban_transport`],
    })),
  ];
};

/**
 * 从头重放: empties what the service made of facts and gives it all of them again, silently outward. In one transaction;
 * how far it is shows as its lag, and asking again at any time ends the same. Served by the service itself.
 */
export const replayController = ({ name, zh, projections }: ServiceDefinition): Type => {
  @ApiTags(zh)
  @Controller(`api/fact-flow/${name}`)
  class ReplayHttp {
    constructor(@Inject(envToken(name)) private readonly env: ServiceEnv) {}

    @Post('replay')
    @HttpCode(202)
    @Allow('SYSTEM_ADMIN')
    @ApiOperation({ summary: '清空由事实得出的表,从第一条事实起重新得出;邮件、短信不再发' })
    async replay(@CurrentActor() actor: Actor): Promise<void> {
      if (!projections) throw new Refusal<RefusalCode>('facts.not-replayable', { service: zh });
      this.env.log.warn({ by: actor.id, projections }, 'replay from the first fact asked for');
      await this.setBack(projections.map((table) => `${name}.${table}`));
      this.env.log.warn({ by: actor.id }, 'replay from the first fact begins');
    }

    /** @throws ServiceUnavailableException when the tables are in use again and again: nothing has happened */
    private async setBack(tables: readonly string[]): Promise<void> {
      for (let attempt = 1; ; attempt += 1)
        try {
          return await this.env.transport.replay(name, { inbox: `${name}.inbox`, projections: tables });
        } catch (error) {
          if (!inUse.has((error as { code?: unknown }).code)) throw error;
          if (attempt === ATTEMPTS) throw new ServiceUnavailableException();
        }
    }
  }
  return ReplayHttp;
};
