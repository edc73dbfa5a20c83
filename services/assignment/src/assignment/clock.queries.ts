import { Controller, Get, Inject, Param } from '@nestjs/common';
import { type ClockView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, knownRow, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type OpenAssignment } from './assignment';
import { countClock } from './clock';

/**
 * 时限是怎样算出来的 (I-21): by the version of the calendar it was counted by, day by day. What does not count against the
 * unit: the time a matter is suspended, and the time its report lies with the supervision body, because on time is
 * judged by when the report that was accepted was submitted; what is returned gets a date of its own.
 */
@ApiTags('交办')
@Controller('api/assignments')
export class ClockQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get(':id/clock')
  @Allow('signed-in')
  @ApiOperation({ summary: '一个任务的办结时限逐日是怎样算的' })
  async clock(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ClockView> {
    const row = await knownRow(id, () =>
      this.env.db.query<{ state: OpenAssignment }>(
        scopeOf(actor),
        'select state from assignment.assignment where id = $1',
        [id],
      ),
    );
    const { clock, issued, dueAt, suspended, suspensions, recounts, signed, opinion } = row.state;
    const { days } = countClock(row.state, this.env.calendar(issued.region, clock.calendarVersion));
    return {
      rule: clock.rule,
      startAt: clock.start,
      dueAt,
      originalDueAt: issued.dueAt,
      setBy: clock.setBy,
      suspensions: [...suspensions, ...(suspended ? [{ from: suspended.at, to: null }] : [])],
      calendarVersion: clock.calendarVersion,
      provisional: clock.provisional,
      days: [...days],
      recounts: recounts.map(({ at, reason, previousDueAt, dueAt: to, calendarVersion }) => ({
        at,
        reason,
        previousDueAt,
        dueAt: to,
        calendarVersion,
      })),
      submittedAt: signed?.at ?? opinion?.at ?? null,
    };
  }
}
