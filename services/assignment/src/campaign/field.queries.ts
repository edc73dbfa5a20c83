import { Controller, Get, Inject, Param } from '@nestjs/common';
import { type CampaignFieldView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, knownRow, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type Tx } from '@duban/persistence';
import { answersForAll } from '../inspection/answers-for-all';
import { type InspectionRecord, type OpenInspection } from '../inspection/inspection';
import { type Team, teamsOf } from '../inspection-team/team-of';
import { type Material } from '../material/material';
import { type Misconduct } from '../misconduct/misconduct';
import { type OpenConclusion } from '../reconsideration/conclusion';
import { type OpenReconsideration } from '../reconsideration/reconsideration';
import { type OpenCampaign } from './campaign';
import { checksOf, recordsOf, rectificationsOf } from './field.lookups';
import { type Afterwards, standingOf } from './finding-status';

type Row<S> = { id: string; state: S };
type Submitted = Exclude<InspectionRecord, { status: 'NONE' }>;
/** All of a campaign that the view is made of. */
export type Whole = Afterwards & {
  campaign: OpenCampaign;
  teams: readonly Team[];
  checks: readonly Row<OpenInspection>[];
  records: readonly Row<Submitted>[];
  misconduct: readonly Row<Exclude<Misconduct, { status: 'NONE' }>>[];
  materials: readonly Row<Exclude<Material, { status: 'NONE' }>>[];
};

/** Beside row-level security, which shows a unit none: nothing for somebody who also belongs to one that is looked into. */
export const readWhole = async (tx: Tx, matterId: string, { units }: Actor): Promise<Whole> => {
  const row = await knownRow(matterId, () =>
    tx.query<{ state: OpenCampaign }>(
      'select state from assignment.campaign where id = $1 and not (subjects && $2::text[])',
      [matterId, [...units]],
    ),
  );
  const of = <S>(table: string): Promise<Row<S>[]> =>
    tx.query(`select id, state from assignment.${table} where matter_id = $1 order by id`, [matterId]);
  const checks = await checksOf(tx, matterId);
  return {
    campaign: row.state,
    teams: await teamsOf(tx, matterId),
    checks,
    records: await recordsOf(
      tx,
      checks.map(({ id }) => id),
    ),
    conclusions: await of<OpenConclusion>('conclusion'),
    reconsiderations: await of<OpenReconsideration>('reconsideration'),
    rectifications: await rectificationsOf(tx, matterId),
    misconduct: await of('misconduct'),
    materials: await of('material'),
  };
};

@ApiTags('大型督查')
@Controller('api/campaigns')
export class CampaignFieldQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get(':matterId/field')
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD')
  @ApiOperation({ summary: '大型督查活动:组织实施、碰头、问题汇总、结论、回头看' })
  async field(@CurrentActor() actor: Actor, @Param('matterId') matterId: string): Promise<CampaignFieldView> {
    const all = await this.env.db.transaction(scopeOf(actor), (tx) => readWhole(tx, matterId, actor));
    return viewOf(matterId, actor, all);
  }
}

const viewOf = (matterId: string, actor: Actor, all: Whole): CampaignFieldView => {
  const { field } = all.campaign;
  const isIn = ({ plan }: OpenInspection): boolean =>
    answersForAll(actor) || plan.team.some(({ id }) => id === actor.id);
  const seen = all.checks.filter(({ state }) => state.plan.mode === 'OPEN_VISIT' || isIn(state));
  // Of what the teams say among themselves, and of covert photos, the rest of the desk sees nothing either.
  const inside = all.checks.some(({ state }) => isIn(state)) || answersForAll(actor);
  const mine = new Map(seen.map((check) => [check.id, check.state]));
  const records = all.records.filter(({ state }) => mine.has(state.record.inspectionId));
  return {
    matterId,
    subjects: [...(all.campaign.inForce?.subjects ?? [])],
    teams: (all.campaign.inForce?.teams ?? []).map(({ teamId, name, leader }) => {
      const now = all.teams.find((team) => team.teamId === teamId);
      return { teamId, name, leader: now?.leader ?? leader, people: now?.people ?? [] };
    }),
    checks: seen.map(({ id, state }) => checkOf(id, state, records)),
    found: records.flatMap(({ id, state: { record } }) =>
      record.findings.map(({ findingId, type, unit, problem }) => ({
        ...{ findingId, recordId: id, teamId: mine.get(record.inspectionId)?.ofCampaign?.teamId ?? '' },
        ...{ mode: record.mode, pointName: record.pointName, visitedAt: record.visitedAt, type, unit, problem },
        photos: record.photos.map(({ file }) => file),
      })),
    ),
    huddles: inside ? [...field.huddles] : [],
    incidents: inside ? [...(field.incidents ?? [])] : [],
    merged: field.merged && {
      ...field.merged,
      findings: field.merged.findings.map((finding) => ({
        ...finding,
        evidence: inside || !finding.covert ? finding.evidence : [],
        ...standingOf(finding.findingId, field, all),
      })),
    },
    synthesis: field.synthesis,
    decided: field.decided,
    conclusions: (field.decided?.conclusions ?? []).map(({ conclusionId, unit }) => ({
      ...{ conclusionId, unit },
      status: all.conclusions.find(({ id }) => id === conclusionId)?.state.status ?? null,
    })),
    bulletin: field.bulletin,
    lookBacks: [...field.lookBacks],
    misconduct: all.misconduct.map(({ id, state }) => ({ ...state.recorded, id })),
    materials: all.materials.map(({ id, state }) => ({ ...state.accessed, id, returned: state.returned })),
  };
};

const checkOf = (
  inspectionId: string,
  { ofCampaign, plan, status, concluded }: OpenInspection,
  records: Whole['records'],
): CampaignFieldView['checks'][number] => ({
  ...{ inspectionId, teamId: ofCampaign?.teamId ?? '', mode: plan.mode, status, result: concluded?.result ?? null },
  subjects: [...plan.subjects],
  points: plan.points.map(({ pointId, name, place }) => ({
    ...{ pointId, name, place },
    records: records.filter(
      ({ state: { record } }) => record.inspectionId === inspectionId && record.pointId === pointId,
    ).length,
  })),
});
