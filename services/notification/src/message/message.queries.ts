import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { type MessageView, type Page, type ReceiptView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { exact, iso, pageOf, PageQuery } from '../pages';

const mine = `m.region = $1 and m.role = any($2) and (m.unit is null or m.unit = any($3))`;
const readAt = `(select ${iso('r.read_at')} from notification.reading r where r.message = m.id and r.person = $4)`;
const unread = 'not exists (select from notification.reading r where r.message = m.id and r.person = $4)';
const who = ({ region, roles, units, id }: Actor): unknown[] => [region, roles, units, id];
const Messages = PageQuery.extend({ unread: z.enum(['true', 'false']).default('false') });
const Receipts = PageQuery.extend({ matterId: z.uuid() });

@ApiTags('通知')
@Controller('api/messages')
export class MessageQueries {
  constructor(@Inject(envToken('notification')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '发给我的职务的消息,新的在前,逐页;unread=true 只看未读' })
  async messages(@CurrentActor() actor: Actor, @Query() raw: unknown): Promise<Page<MessageView>> {
    const { after: [at, id] = [null, null], limit, unread: only } = Messages.parse(raw);
    const rows = await this.env.db.query<MessageView & { pageAt: string }>(
      scopeOf(actor),
      `select distinct on (m.at, m.id) m.id, m.kind, m.title, m.text, m.matter_id as "matterId", t.no as "matterNo",
         t.title as "matterTitle", a.no as "assignmentNo", ${iso('coalesce(a.due_at, t.due_at)')} as "dueAt", m.sender,
         ${iso('m.at')} as at, ${exact('m.at')} as "pageAt", ${readAt} as "readAt"
       from notification.message m left join notification.known_matter t on t.id = m.matter_id
         left join notification.assignment a on a.id = m.assignment_id
       where ${mine} and ($5::timestamptz is null or (m.at, m.id) < ($5, $6::uuid)) and (not $7 or ${unread})
       order by m.at desc, m.id desc limit ${limit + 1}`,
      [...who(actor), at, id, only === 'true'],
    );
    return pageOf(rows, limit);
  }

  @Get('unread')
  @Allow('signed-in')
  @ApiOperation({ summary: '我有几条未读' })
  async unread(@CurrentActor() actor: Actor): Promise<{ count: number }> {
    const [row] = await this.env.db.query<{ count: number }>(
      scopeOf(actor),
      `select count(distinct m.id)::int as count from notification.message m where ${mine} and ${unread}`,
      who(actor),
    );
    return { count: row?.count ?? 0 };
  }

  @Get('receipts')
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_HEAD', 'GOV_LEADER')
  @ApiOperation({ summary: '一个事项的消息:谁收到、何时、看了没有' })
  async receipts(@CurrentActor() actor: Actor, @Query() raw: unknown): Promise<Page<ReceiptView>> {
    const { after: [at, id] = [null, null], limit, matterId } = Receipts.parse(raw);
    const rows = await this.env.db.query<ReceiptView & { pageAt: string }>(
      scopeOf(actor),
      `select d.id, p.name as person, m.title, ${iso('m.at')} as at, d.channel, d.state, ${iso('d.sent_at')} as "sentAt",
         (select ${iso('r.read_at')} from notification.reading r where r.message = m.id and r.person = d.person) as "readAt",
         ${exact('d.created_at')} as "pageAt"
       from notification.delivery d join notification.person p on p.id = d.person
         join notification.message m on m.id = d.message and m.recipient = d.recipient
       where d.region = $1 and d.message in (
           select id from notification.message where matter_id = $2
           union select id from notification.message where matters <> '{}' and matters @> array[$2::uuid])
         and ($3::timestamptz is null or (d.created_at, d.id) < ($3, $4::uuid))
       order by d.created_at desc, d.id desc limit ${limit + 1}`,
      [actor.region, matterId, at, id],
    );
    return pageOf(rows, limit);
  }

  @Post('read-all')
  @HttpCode(204)
  @Allow('signed-in')
  @ApiOperation({ summary: '全部标为已读' })
  async readAll(@CurrentActor() actor: Actor): Promise<void> {
    await this.mark(actor, null);
  }

  @Post(':id/read')
  @HttpCode(204)
  @Allow('signed-in')
  @ApiOperation({ summary: '标为已读' })
  async read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    if (z.uuid().safeParse(id).success) await this.mark(actor, id);
  }

  private async mark(actor: Actor, message: string | null): Promise<void> {
    await this.env.db.query(
      scopeOf(actor),
      `insert into notification.reading (message, person, region, read_at)
       select distinct m.id, $4, m.region, $5::timestamptz from notification.message m
       where ${mine} and ($6::uuid is null or m.id = $6) on conflict do nothing`,
      [...who(actor), this.env.clock.now(), message],
    );
  }
}
