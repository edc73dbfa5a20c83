import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type InspectionRecordView, type InspectionView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { answersForAll } from './answers-for-all';
import { type InspectionRecord, type OpenInspection } from './inspection';

type Row = { id: string; version: number; state: OpenInspection };
const Of = z.object({ matterId: z.uuid('事项编号格式不对').optional() });
const OfOne = z.object({ inspectionId: z.uuid('核查编号格式不对') });

/**
 * Beside row-level security, which shows a unit none but what its people are in the team of: a covert check is there for
 * its team and those who answer for it, and none for somebody of a unit that is looked into. $2: the person, $3: whether
 * all, $4: the person's units.
 */
export const seen = `(mode = 'OPEN_VISIT' or $3 or $2 = any(persons)) and not (subjects && $4::text[])`;
export const reader = (actor: Actor): unknown[] => [actor.id, answersForAll(actor), [...actor.units]];

@ApiTags('实地核查')
@Controller('api')
export class InspectionQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get('inspections')
  @Allow('signed-in')
  @ApiOperation({ summary: '实地核查:一个事项的,或我参加的没有办完的' })
  async list(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<InspectionView[]> {
    const { matterId } = Of.parse(query);
    const rows = await this.env.db.query<Row>(
      scopeOf(actor),
      `select id, version, state from assignment.inspection where region = $1 and ${seen}
         and ($5::uuid is null and status <> 'CONCLUDED' and status <> 'WITHDRAWN' and $2 = any(persons) or matter_id = $5) order by id limit 200`,
      [actor.region, ...reader(actor), matterId ?? null],
    );
    return rows.map(view);
  }

  @Get('inspection-records')
  @Allow('signed-in')
  @ApiOperation({ summary: '一次核查的督查底稿,先到访的在前' })
  async records(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<InspectionRecordView[]> {
    const { inspectionId } = OfOne.parse(query);
    const rows = await this.env.db.query<{ id: string; state: Exclude<InspectionRecord, { status: 'NONE' }> }>(
      scopeOf(actor),
      `select r.id, r.state from assignment.inspection_record r join assignment.inspection i on i.id = r.inspection_id
       where i.region = $1 and ${seen} and r.inspection_id = $5
       order by r.state -> 'record' ->> 'visitedAt', r.id limit 500`,
      [actor.region, ...reader(actor), inspectionId],
    );
    return rows.map(({ id, state }) => ({ id, ...state.record }));
  }
}

const view = ({ id, version, state }: Row): InspectionView => {
  const { planned, plan, status, decided, notifiedAt, concluded, ofCampaign } = state;
  const { matterId, matterNo, matterTitle, by: plannedBy } = planned;
  const { version: planVersion, ...said } = plan;
  return {
    ...{ id, version, matterId, matterNo, matterTitle, status, planVersion, plannedBy },
    ...said,
    ...{ teamId: ofCampaign?.teamId ?? null, decided, notifiedAt, concluded },
  };
};
