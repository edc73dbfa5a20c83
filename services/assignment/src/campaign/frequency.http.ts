import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { CheckFrequency, type CheckMonthView, type FrequencyView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { frequencyOf, monthOf } from './frequency';

const OfMonth = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份请写成 2026-03 的样子') });

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

/** 月控 */
@ApiTags('频次与重复')
@Controller('api/check-months')
export class CheckMonthHttp {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD')
  @ApiOperation({ summary: '月控:一个月里各部门的督查检查,次数已到上限的单位;暗访只数不列' })
  async month(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<CheckMonthView> {
    const { month } = OfMonth.parse(query);
    const policy = this.env.policyFor(actor.region);
    return this.env.db.transaction(scopeOf(actor), (tx) => monthOf(tx, policy, actor.region, month));
  }
}
