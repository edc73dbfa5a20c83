import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import {
  countyPolicy,
  type DuplicateView,
  likeness,
  type MatterView,
  type Policy,
  type SchemeUseView,
  words,
} from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, knownRow, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { type OpenMatter } from './matter';
import { policyVersionOf } from './matter.store';
import { isAppeal } from './rules/closable';
import { proposed } from './rules/proposed';

const Title = z.object({ title: z.string().trim().min(2).max(60), documentNo: z.string().trim().max(60).optional() });
/** Nothing more is decided on these. */
const OVER = ['REJECTED', 'CLOSED', 'ARCHIVED', 'REVOKED', 'MERGED'] satisfies (keyof typeof words.matterStatus)[];
const ALIKE = 0.45;
const RECENT = 500;

@ApiTags('立项登记')
@Controller('api/matters')
export class MatterQueries {
  constructor(@Inject(envToken('intake')) private readonly env: ServiceEnv) {}

  @Get('duplicates')
  @Allow('INTAKE_CLERK', 'SUPERVISOR', 'SUPERVISION_CHIEF')
  @ApiOperation({ summary: '查重:同文号或标题相近的事项' })
  async duplicates(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<DuplicateView[]> {
    const { title, documentNo } = Title.parse(query);
    const rows = await this.env.db.query<{
      id: string;
      matterNo: string | null;
      title: string;
      documentNo: string | null;
      status: keyof typeof words.matterStatus;
    }>(
      scopeOf(actor),
      `select id, matter_no as "matterNo", title, document_no as "documentNo", status from intake.matter
       where region = $1 order by registered_at desc limit ${RECENT}`,
      [actor.region],
    );
    return rows
      .map((row) => ({
        row,
        same: Boolean(documentNo) && row.documentNo === documentNo,
        like: likeness(row.title, title),
      }))
      .filter(({ same, like }) => same || like >= ALIKE)
      .sort((a, b) => Number(b.same) - Number(a.same) || b.like - a.like)
      .slice(0, 5)
      .map(({ row, same, like }) => ({
        id: row.id,
        matterNo: row.matterNo,
        title: row.title,
        status: words.matterStatus[row.status],
        why: same ? '来文字号相同' : `标题相近(${Math.round(like * 100)}%)`,
      }));
  }

  @Get('by-scheme')
  @Allow('signed-in')
  @ApiOperation({ summary: '在办事项各按哪一版制度方案' })
  byScheme(@CurrentActor() actor: Actor): Promise<SchemeUseView[]> {
    return this.env.db.query<SchemeUseView>(
      scopeOf(actor),
      `select coalesce(state -> 'registration' ->> 'policyVersion', $2) as version, count(*)::int as running
       from intake.matter where region = $1 and status <> all($3) group by 1 order by 1`,
      [actor.region, countyPolicy.version, OVER],
    );
  }

  @Get(':id')
  @Allow('signed-in')
  @ApiOperation({ summary: '事项全貌' })
  async matter(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MatterView> {
    const scope = scopeOf(actor);
    const row = await knownRow(id, () =>
      this.env.db.query<{ id: string; version: number; state: OpenMatter }>(
        scope,
        'select id, version, state from intake.matter where id = $1',
        [id],
      ),
    );
    const view = toView(row, this.env.policyFor(row.state.region, policyVersionOf(row.state)));
    if (scope.scope === 'unit') return { ...view, origin: null, satisfactions: view.satisfactions.map(byNobody) };
    return { ...view, successors: await this.successors(scope, row.id) };
  }

  private successors(scope: ReturnType<typeof scopeOf>, id: string): Promise<MatterView['successors']> {
    return this.env.db.query<MatterView['successors'][number]>(
      scope,
      `select id, title, status, coalesce(matter_no, state -> 'registration' ->> 'registerNo') as no,
         state #>> '{registration,origin,kind}' as kind, (state #>> '{registration,origin,itemNo}')::int as "itemNo",
         state #>> '{registration,origin,findingId}' as "findingId"
       from intake.matter where state #>> '{registration,origin,matterId}' = $1 order by registered_at, id limit 200`,
      [id],
    );
  }
}

/** 回访: a unit reads what was said of its work, not who said it. */
const byNobody = (answer: MatterView['satisfactions'][number]): MatterView['satisfactions'][number] => ({
  ...answer,
  contact: '诉求人',
});

const toView = (
  { id, version, state }: { id: string; version: number; state: OpenMatter },
  policy: Policy,
): MatterView => {
  const { registration } = state;
  const { title, category, source, instruction, attachments, registerNo } = registration;
  return {
    id,
    registerNo,
    matterNo: state.matterNo,
    version,
    status: state.status,
    round: state.round,
    title,
    category,
    urgency: state.urgency,
    procedure: registration.procedure ?? 'PB',
    source,
    instruction,
    attachments: [...attachments],
    registeredAt: state.registeredAt,
    opinion: state.opinion,
    units: [...state.units],
    dueAt: state.dueAt,
    outcome: state.outcome,
    closedAt: state.closedAt,
    leader: state.leader,
    restrictedTo: state.restrictedTo && [...state.restrictedTo],
    instructions: [...state.instructions],
    suspended: state.suspended,
    phoneApproval: state.phoneApproval,
    presentedAt: state.presented?.at ?? null,
    reportRead: state.presented?.read ?? false,
    silentAt: state.presented?.silentAt ?? null,
    appeal: isAppeal(state),
    satisfactions: [...state.satisfactions],
    origin: registration.origin ?? null,
    successors: [],
    mergedInto: state.mergedInto,
    key: state.key,
    proposed: proposed(state, policy),
  };
};
