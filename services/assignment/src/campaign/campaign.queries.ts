import { Controller, Get, Inject, Param } from '@nestjs/common';
import { type CampaignPlanView, type CampaignView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, knownRow, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { answersForAll } from '../inspection/answers-for-all';
import { type CampaignPlan, covertShare, type OpenCampaign, openSubjects } from './campaign';

type Row = { version: number; state: OpenCampaign; persons: string[] };

/**
 * Beside row-level security, which shows a unit none: somebody who also belongs to a unit that is looked into sees none,
 * and of the covert points only the teams and those who answer for the campaign know (R-602, I-18).
 */
@ApiTags('大型督查')
@Controller('api/campaigns')
export class CampaignQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get(':matterId')
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD')
  @ApiOperation({ summary: '大型督查活动:方案、审核审定、督查通知' })
  async campaign(@CurrentActor() actor: Actor, @Param('matterId') matterId: string): Promise<CampaignView> {
    const row = await knownRow(matterId, () =>
      this.env.db.query<Row>(
        scopeOf(actor),
        `select version, state, persons || coalesce((select array_agg(person)
             from assignment.inspection_team, unnest(persons) as person where matter_id = $1), '{}') as persons
           from assignment.campaign where id = $1 and not (subjects && $2::text[])`,
        [matterId, [...actor.units]],
      ),
    );
    const covertToo = row.persons.includes(actor.id) || answersForAll(actor);
    return viewOf(matterId, row, covertToo);
  }
}

const viewOf = (matterId: string, { version, state }: Row, covertToo: boolean): CampaignView => {
  const { status, inForce, pending, endorsements, notices, cancelled } = state;
  return {
    ...{ matterId, version, status },
    inForce: inForce && {
      ...planOf(inForce, covertToo),
      approvedBy: inForce.approved.by,
      approvedAt: inForce.approved.at,
      opinion: inForce.approved.opinion,
      overrideReason: inForce.approved.overrideReason ?? null,
    },
    pending: pending && { ...planOf(pending, covertToo), step: pending.turn, returned: pending.opinion },
    endorsements: [...endorsements],
    notices: notices.map(({ units, documentNo, openFrom, at }) => ({ units, documentNo, openFrom, at })),
    cancelled: cancelled && { reason: cancelled.reason, instrument: cancelled.instrument, at: cancelled.at },
  };
};

const planOf = (plan: CampaignPlan, covertToo: boolean): CampaignPlanView => {
  const { background, contents, scope, form, methods, fromOn, untilOn, teams } = plan;
  const { disciplines, training, logistics, risks, checklist, version, checks, reason } = plan;
  const { selfCheckDueOn, programEntryId, offProgramReason, draftedBy, draftedAt } = plan;
  // A subject without an open point is one that is looked at covertly.
  const subjects = covertToo ? plan.subjects : [...openSubjects(plan)];
  const named = ({ subject }: { subject: { id: string } }): boolean => subjects.some(({ id }) => id === subject.id);
  return {
    ...{ background, contents, scope, form, fromOn, untilOn, disciplines, training, logistics, risks, checklist },
    ...{ version, reason, draftedBy, draftedAt, subjects },
    checks: { perSubject: checks.perSubject.filter(named), duplicates: checks.duplicates.filter(named) },
    ...(selfCheckDueOn ? { selfCheckDueOn } : {}),
    ...(programEntryId ? { programEntryId } : {}),
    ...(offProgramReason ? { offProgramReason } : {}),
    methods: covertToo ? methods : methods.filter((method) => method !== 'COVERT_VISIT'),
    teams: teams.map((team) => ({
      ...team,
      points: covertToo ? team.points : team.points.filter(({ mode }) => mode === 'OPEN_VISIT'),
    })),
    covertShare: covertToo ? covertShare(plan) : null,
  };
};
