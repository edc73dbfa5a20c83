import { Body, Controller, Get, HttpCode, Inject, Put, type Type } from '@nestjs/common';
import { type MessageSettingsView, oneOf, type RefusalCode, words } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, type ServiceEnv } from '@duban/host';
import { type Actor, Refusal } from '@duban/kernel';
import { z } from 'zod';

const Settings = z.object({
  off: z.array(z.object({ channel: oneOf(words.messageChannel), kind: oneOf(words.messageKind) })).max(40),
});
const own = ({ region }: Actor) => ({ scope: 'region', region }) as const;

/**
 * 消息设置 of the person: which kinds are told beside the platform. 站内 is never off; 特急 and 红单 come regardless.
 * @param on the channels of this deployment
 */
export const settingsHttp = (on: readonly words.MessageChannel[]): Type => {
  @ApiTags('通知')
  @Controller('api/message-settings')
  class SettingsHttp {
    constructor(@Inject(envToken('notification')) private readonly env: ServiceEnv) {}

    @Get()
    @Allow('signed-in')
    @ApiOperation({ summary: '我的消息设置' })
    async settings(@CurrentActor() actor: Actor): Promise<MessageSettingsView> {
      const [reach, off] = await this.env.db.together<Record<string, unknown>>(own(actor), [
        [
          'select email is not null as email, mobile is not null as mobile from notification.person where id = $1',
          [actor.id],
        ],
        ['select channel, kind from notification.setting where person = $1 order by channel, kind', [actor.id]],
      ]);
      return {
        channels: [
          { channel: 'IN_APP', reaches: true },
          { channel: 'EMAIL', reaches: on.includes('EMAIL') && reach?.[0]?.['email'] === true },
          { channel: 'WEBHOOK', reaches: on.includes('WEBHOOK') && reach?.[0]?.['mobile'] === true },
        ],
        off: off as MessageSettingsView['off'],
        quietHours: this.env.policyFor(actor.region).quietHours,
      };
    }

    @Put()
    @HttpCode(204)
    @Allow('signed-in')
    @ApiOperation({ summary: '修改我的消息设置:列出不要的渠道与类别' })
    async change(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<void> {
      const { off } = Settings.parse(body);
      if (off.some(({ channel }) => channel === 'IN_APP')) throw new Refusal<RefusalCode>('message.in-app-stays');
      await this.env.db.transaction(own(actor), async (tx) => {
        await tx.query('delete from notification.setting where person = $1', [actor.id]);
        await tx.query(
          `insert into notification.setting (person, region, channel, kind)
         select distinct $1, $2, channel, kind from jsonb_to_recordset($3::jsonb) as x(channel text, kind text)
         on conflict do nothing`,
          [actor.id, actor.region, JSON.stringify(off)],
        );
      });
    }
  }
  return SettingsHttp;
};
