import { Controller, Get, Inject, Param } from '@nestjs/common';
import { type NoticeView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, knownRow, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type Notice } from './notice';

@ApiTags('交办')
@Controller('api/notices')
export class NoticeQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get(':matterId')
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD', 'INTAKE_CLERK')
  @ApiOperation({ summary: '督办通知(拟稿与签发)' })
  async notice(@CurrentActor() actor: Actor, @Param('matterId') matterId: string): Promise<NoticeView> {
    const row = await knownRow(matterId, () =>
      this.env.db.query<{ state: Exclude<Notice, { status: 'NONE' }> }>(
        scopeOf(actor),
        'select state from assignment.notice where id = $1',
        [matterId],
      ),
    );
    const { status, draft, returnedBecause } = row.state;
    return { matterId, status, round: draft.round, draft, returnedBecause };
  }
}
