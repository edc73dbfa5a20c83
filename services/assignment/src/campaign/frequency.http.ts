import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { CheckFrequency, type FrequencyView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { frequencyOf } from './frequency';

@ApiTags('频次与重复')
@Controller('api/check-frequency')
export class FrequencyHttp {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Post()
  @HttpCode(200)
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD')
  @ApiOperation({ summary: '频次与重复:拟查单位本年已有几次检查,间隔之内有没有同类检查' })
  async check(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<FrequencyView> {
    const planned = CheckFrequency.parse(body);
    const policy = this.env.policyFor(actor.region);
    return this.env.db.transaction(scopeOf(actor), (tx) =>
      frequencyOf(tx, policy, { ...planned, region: actor.region }),
    );
  }
}
