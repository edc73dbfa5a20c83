import { Controller, Get, HttpCode, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { aboutMatter, facts, type FactFlowView, words } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type Parked } from '@duban/messaging';

type Service = keyof typeof words.service;
const isService = (group: string): group is Service => group in words.service;
/** What is parked belongs to a region; what is no envelope, to whoever runs the platform. */
const seenBy = (actor: Actor, { region }: Parked): boolean =>
  region === undefined ? actor.roles.includes('SYSTEM_ADMIN') : region === actor.region;

/** 事实投递: what waits before each service, what it could not handle, and the button that gives it again. */
@ApiTags('流程')
@Controller('api')
export class FactFlowHttp {
  constructor(@Inject(envToken('workflow')) private readonly env: ServiceEnv) {}

  @Get('fact-flow')
  @Allow('SUPERVISION_CHIEF', 'SYSTEM_ADMIN')
  @ApiOperation({ summary: '各服务还有多少事实没有处理,哪些处理不了' })
  async flow(@CurrentActor() actor: Actor): Promise<FactFlowView> {
    const { transport } = this.env;
    const groups = (await transport.groups()).filter(isService);
    const parked = (await transport.parked()).filter((one) => isService(one.group) && seenBy(actor, one));
    return {
      services: await Promise.all(
        groups.map(async (service) => ({
          service,
          waiting: await transport.lag(service),
          parked: parked.filter(({ group }) => group === service).length,
        })),
      ),
      parked: parked.map(({ id, group, type, key, reason, attempts }) => ({
        id,
        service: group as Service,
        type,
        matterId: type in facts && aboutMatter(type) ? key : null,
        reason,
        attempts,
      })),
    };
  }

  @Post('parked-facts/:service/:id/redrive')
  @HttpCode(204)
  @Allow('SUPERVISION_CHIEF', 'SYSTEM_ADMIN')
  @ApiOperation({ summary: '重新投递一条处理不了的事实,同一事项的后续随之继续' })
  async redrive(
    @CurrentActor() actor: Actor,
    @Param('service') service: string,
    @Param('id') id: string,
  ): Promise<void> {
    const parked = await this.env.transport.parked();
    if (!parked.some((one) => one.group === service && one.id === id && seenBy(actor, one)))
      throw new NotFoundException();
    await this.env.transport.redrive(service, id);
    this.env.log.info({ service, fact: id, by: actor.id }, 'parked fact re-driven');
  }
}
