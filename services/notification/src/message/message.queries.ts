import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type MessageView } from '@duban/contracts';
import { Allow, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';

const mine = `region = $1 and role = any($2) and (unit is null or unit = any($3))`;

@ApiTags('通知')
@Controller('api/messages')
export class MessageQueries {
  constructor(@Inject(envToken('notification')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '我的消息,最近200条' })
  messages(@CurrentActor() actor: Actor): Promise<MessageView[]> {
    return this.env.db.query<MessageView>(
      scopeOf(actor),
      `select distinct on (m.at, m.id) m.id, title, text, matter_id as "matterId",
         to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
         (select to_char(read_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from notification.reading r
          where r.message = m.id and r.person = $4) as "readAt"
       from notification.message m where ${mine} order by m.at desc, m.id limit 200`,
      [actor.region, actor.roles, actor.units, actor.id],
    );
  }

  @Post(':id/read')
  @HttpCode(204)
  @Allow('signed-in')
  @ApiOperation({ summary: '标为已读' })
  async read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    if (!z.uuid().safeParse(id).success) return;
    await this.env.db.query(
      { scope: 'region', region: actor.region },
      `insert into notification.reading (message, person, region, read_at)
       select id, $4, region, $5 from notification.message where ${mine} and id = $6 limit 1 on conflict do nothing`,
      [actor.region, actor.roles, actor.units, actor.id, this.env.clock.now(), id],
    );
  }
}
