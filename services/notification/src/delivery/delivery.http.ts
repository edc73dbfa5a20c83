import { Controller, Get, HttpCode, Inject, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { type DeliveryView, oneOf, type Page, type RefusalCode, words } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor, Refusal } from '@duban/kernel';
import { z } from 'zod';
import { v7 as uuidv7 } from 'uuid';
import { exact, iso, pageOf, PageQuery } from '../pages';

const Deliveries = PageQuery.extend({
  state: oneOf(words.deliveryState).optional(),
  channel: oneOf(words.messageChannel).optional(),
  matterId: z.uuid().optional(),
  person: z.string().max(64).optional(),
});

/** 送达台账. What a message says of a matter is there for who may see the matter's messages; the administrator sees the rest. */
@ApiTags('通知')
@Controller('api/deliveries')
export class DeliveryHttp {
  constructor(@Inject(envToken('notification')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('SUPERVISION_CHIEF', 'SYSTEM_ADMIN')
  @ApiOperation({ summary: '送达台账:新的在前,逐页;可按状态、渠道、事项、收件人(姓名)' })
  async deliveries(@CurrentActor() actor: Actor, @Query() raw: unknown): Promise<Page<DeliveryView>> {
    const { after: [at, id] = [null, null], limit, state, channel, matterId, person } = Deliveries.parse(raw);
    const rows = await this.env.db.query<DeliveryView & { pageAt: string }>(
      scopeOf(actor),
      `select d.id, d.parcel, p.name as person, d.kind, m.title, m.matter_id as "matterId", t.no as "matterNo", d.channel,
         d.state, d.attempts, case when d.state in ('WAITING', 'FAILED') then ${iso('d.next_at')} end as "nextAt",
         d.last_error as error, ${iso('d.created_at')} as "createdAt", ${iso('d.sent_at')} as "sentAt",
         d.resent_by as "resentBy", ${exact('d.created_at')} as "pageAt"
       from notification.delivery d join notification.person p on p.id = d.person
         left join notification.message m on m.id = d.message and m.recipient = d.recipient
         left join notification.known_matter t on t.id = m.matter_id
       where d.region = $1 and ($2::timestamptz is null or (d.created_at, d.id) < ($2, $3::uuid))
         and ($4::text is null or d.state = $4) and ($5::text is null or d.channel = $5)
         and ($6::uuid is null or d.matter_id = $6) and ($7::text is null or p.name = $7)
       order by d.created_at desc, d.id desc limit ${limit + 1}`,
      [actor.region, at, id, state ?? null, channel ?? null, matterId ?? null, person ?? null],
    );
    return pageOf(rows, limit);
  }

  /** What was given up or failed goes out again under its id; what had been sent under a new one, or the receiver drops it. */
  @Post(':id/resend')
  @HttpCode(204)
  @Allow('SUPERVISION_CHIEF', 'SYSTEM_ADMIN')
  @ApiOperation({ summary: '重发(合并送出的各条一并重发)' })
  async resend(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    if (!z.uuid().safeParse(id).success) throw new NotFoundException();
    await this.env.db.transaction(scopeOf(actor), async (tx) => {
      const [delivery] = await tx.query<{ parcel: string | null; state: keyof typeof words.deliveryState }>(
        'select parcel, state from notification.delivery where id = $1 for update',
        [id],
      );
      if (!delivery) throw new NotFoundException();
      if (delivery.state === 'WAITING') throw new Refusal<RefusalCode>('delivery.still-waiting');
      await tx.query(
        `update notification.delivery set state = 'WAITING', attempts = 0, next_at = $2, sent_at = null, last_error = null,
           resent_by = $3, parcel = case when $4 then $5::uuid else parcel end where parcel = $1`,
        [delivery.parcel, this.env.clock.now(), actor.name, delivery.state === 'SENT', uuidv7()],
      );
    });
  }
}
