import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type ReminderView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { type About } from '../deadline/deadline.listener';
import { type Kind } from '../deadline/rungs';
import { stepOf } from './wording';
import { iso } from '../pages';

const Of = z.object({ matterId: z.uuid('事项编号格式不对') });
type Row = {
  assignmentId: string;
  rung: string;
  kind: Kind;
  about: About;
  region: string;
  version: string;
  state: 'NEW' | ReminderView['state'];
  dueAt: string;
  at: string;
  toldAt: string | null;
};

@ApiTags('通知')
@Controller('api/reminders')
export class ReminderQueries {
  constructor(@Inject(envToken('notification')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '一个事项的自动催办:哪一级、何时到、是否已发' })
  async reminders(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<ReminderView[]> {
    const { matterId } = Of.parse(query);
    const rows = await this.env.db.query<Row>(
      scopeOf(actor),
      `select r.assignment as "assignmentId", r.rung, r.kind, r.state, r.region, c.about, c.version,
         ${iso('r.due_at')} as "dueAt", ${iso('r.at')} as at, ${iso('r.told_at')} as "toldAt"
       from notification.reminder r join notification.clock c on c.assignment = r.assignment
       where r.region = $1 and r.matter_id = $2 order by r.due_at, c.about ->> 'assignmentNo', r.rung`,
      [actor.region, matterId],
    );
    return rows.flatMap(({ about, region, version, state, ...row }) => {
      const step = stepOf(row.kind, row.rung, this.env.policyFor(region, version).ladder);
      if (!step) return [];
      const { title, act, notice, to } = step;
      const { unit, assignmentNo } = about;
      return [
        { ...row, unit, assignmentNo, title, act, color: notice, to: [...to], state: state === 'NEW' ? 'HELD' : state },
      ];
    });
  }
}
