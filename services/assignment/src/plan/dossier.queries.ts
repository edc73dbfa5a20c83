import { Controller, Get, Inject, NotFoundException, Param } from '@nestjs/common';
import { type ItemDossierView, sentenceOf, words } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type Tx } from '@duban/persistence';
import { z } from 'zod';
import { type Inspection } from '../inspection/inspection';
import { reader, seen } from '../inspection/inspection.queries';
import { itemView, type Task } from './item-view';
import { decisionOn, type OpenPlan } from './plan';

type Entry = ItemDossierView['entries'][number];
type Recorded = { id: string; stream: string; type: string; at: string; data: { by?: { name: string } } };
const Of = z.object({ matterId: z.uuid(), no: z.coerce.number().int().min(1) });

/** 跟踪督查档案 of an item (S-82, WH_Dossier). */
@ApiTags('交办')
@Controller('api/supervision-plans')
export class DossierQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get(':matterId/items/:no')
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD')
  @ApiOperation({ summary: '跟踪督查档案:一个检查项目的分工、报告、走访、督查单、分类、决定,按时间先后' })
  async dossier(
    @CurrentActor() actor: Actor,
    @Param('matterId') matterId: string,
    @Param('no') no: string,
  ): Promise<ItemDossierView> {
    const asked = Of.safeParse({ matterId, no });
    if (!asked.success) throw new NotFoundException();
    return this.env.db.transaction(scopeOf(actor), async (tx) => {
      const [row] = await tx.query<{ state: OpenPlan; title: string | null }>(
        `select p.state, t.title from assignment.supervision_plan p
         left join assignment.matter_terms t on t.matter_id = p.id where p.id = $1`,
        [asked.data.matterId],
      );
      const item = row?.state.inForce?.items.find((one) => one.no === asked.data.no);
      if (!row || !item) throw new NotFoundException();
      const all = await tasksOf(tx, matterId, item.no);
      const going = all.filter(({ state }) => !['WITHDRAWN_REASSIGNED', 'CANCELLED'].includes(state.status));
      const entries = [
        ...(await recorded(tx, all)),
        ...said(row.state, item.no),
        ...(await visits(tx, actor, matterId, new Set(all.map(({ state }) => state.issued.unit.id)))),
      ];
      return {
        matterId,
        matterTitle: row.title ?? '',
        item: itemView(this.env, item, row.state, going),
        tasks: all.map(({ id, state: { issued, status } }) => ({
          id,
          assignmentNo: issued.assignmentNo,
          unit: issued.unit,
          role: issued.role,
          status,
        })),
        entries: entries.sort((a, b) => a.at.localeCompare(b.at)),
      };
    });
  }
}

/** Every task there was for the item, also what was 改办 or cancelled. */
const tasksOf = (tx: Tx, matterId: string, no: number): Promise<Task[]> =>
  tx.query<Task>(
    `select id, state from assignment.assignment where matter_id = $1 and (state #>> '{issued,item,no}')::int = $2
     order by state -> 'issued' ->> 'assignmentNo'`,
    [matterId, no],
  );

/** What happened to its tasks, fact by fact. */
const recorded = async (tx: Tx, tasks: readonly Task[]): Promise<Entry[]> => {
  const rows = await tx.query<Recorded>(
    `select id, stream, type, data, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from assignment.journal where stream = any($1) and noun = 'assignment' order by at, position`,
    [tasks.map(({ id }) => id)],
  );
  return rows.map(({ id, stream, type, at, data }) => ({
    id,
    at,
    by: data.by?.name ?? '系统',
    unit: tasks.find((task) => task.id === stream)?.state.issued.unit.name ?? null,
    ...sentenceOf(type, data),
  }));
};

/** What the plan, the desk and the leader said of it. */
const said = (plan: OpenPlan, no: number): Entry[] => {
  const versions = [...plan.superseded, ...(plan.inForce ? [plan.inForce] : [])];
  const decision = decisionOn(plan, no);
  return [
    ...versions
      .filter(({ items }) => items.some((item) => item.no === no))
      .map(({ version, reason, approvedAt: at, approvedBy: by }) =>
        entry(`v${version}`, { at, by }, '方案批准', `第${version}版${reason ? `;${reason}` : ''}`),
      ),
    ...plan.classified.flatMap(({ period, lines, ...by }) =>
      lines
        .filter((line) => line.no === no)
        .map(({ progressClass, guidance, key }) => {
          const title = `分类:${words.progressClass[progressClass]}${key ? ',重点督办' : ''}`;
          return entry(`c${period}`, by, title, [period, guidance].filter(Boolean).join(';'));
        }),
    ),
    ...(decision ? [entry('d', decision, `领导决定:${words.itemDecision[decision.decision]}`, decision.opinion)] : []),
  ];
};
type By = { at: string; by: { name: string } };
const entry = (id: string, { at, by }: By, title: string, detail: string): Entry => ({
  ...{ id, at, by: by.name, unit: null, title, detail },
});

/** 实地核查、暗访 of the matter that looked at one of its units, those that the reader may know of. */
const visits = async (tx: Tx, actor: Actor, matterId: string, units: ReadonlySet<string>): Promise<Entry[]> => {
  const rows = await tx.query<{ id: string; state: Exclude<Inspection, { status: 'NONE' }> }>(
    `select id, state from assignment.inspection where region = $1 and ${seen} and matter_id = $5`,
    [actor.region, ...reader(actor), matterId],
  );
  return rows
    .filter(({ state }) => state.plan.subjects.some(({ id }) => units.has(id)))
    .flatMap(({ id, state: { concluded, plan } }) =>
      concluded
        ? [
            entry(
              id,
              concluded,
              `${words.inspectionMode[plan.mode]}结果`,
              `${words.inspectionResult[concluded.result]};${concluded.summary}`,
            ),
          ]
        : [],
    );
};
