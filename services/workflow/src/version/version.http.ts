import { Body, Controller, Get, HttpCode, Inject, Param, Post, type Type } from '@nestjs/common';
import {
  type DiagramInstanceView,
  type DiagramVersionsView,
  type InstanceMoveView,
  type MovedView,
} from '@duban/contracts';
import {
  Allow,
  ApiOperation,
  ApiTags,
  CurrentActor,
  envToken,
  refuseClassified,
  scopeOf,
  type ServiceEnv,
} from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { Diagrams } from '../diagram/diagrams';
import { type ProcessHistory } from '../instance/process-history';
import { Mover } from './move';
import { runningIn } from './running';

const MOST_ROWS = 500;
const Move = z.object({
  reason: z.string('请写明理由').trim().min(1, '请写明理由').max(500, '理由不超过500字'),
});
const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
type Row = Omit<DiagramVersionsView['versions'][number], 'newest' | 'running'>;

abstract class VersionHttp {
  private readonly history: ProcessHistory;
  private readonly mover: Mover;

  constructor(
    private readonly env: ServiceEnv,
    history: ProcessHistory | undefined,
  ) {
    this.history = history ?? env.workflow.history;
    this.mover = new Mover(env, this.history, new Diagrams(env));
  }

  @Get('diagrams')
  @Allow('SUPERVISION_CHIEF', 'SYSTEM_ADMIN')
  @ApiOperation({ summary: '流程图的各个版本和各版的在办件数(本区划)' })
  async versions(@CurrentActor() actor: Actor): Promise<DiagramVersionsView> {
    const { running, onlyWaiting } = await runningIn(this.env, this.history, actor.region);
    const rows = await this.env.db.query<Row>(
      { scope: 'all' },
      `select process_id as "processId", name, version, definition_key as "definitionKey", ${iso('published_at')} as "publishedAt"
       from workflow.diagram order by process_id, version desc`,
    );
    const newest = new Map([...rows].reverse().map(({ processId, version }) => [processId, version]));
    return {
      onlyWaiting,
      versions: rows.map((row) => ({
        ...row,
        newest: newest.get(row.processId) === row.version,
        running: running.filter(({ definition }) => definition === row.definitionKey).length,
      })),
    };
  }

  /** The administrator sees which instances there are, and not what they are about. */
  @Get('diagrams/:definitionKey/instances')
  @Allow('SUPERVISION_CHIEF', 'SYSTEM_ADMIN')
  @ApiOperation({ summary: '一个版本上在办的流程,至多 500 件' })
  async instances(
    @CurrentActor() actor: Actor,
    @Param('definitionKey') definitionKey: string,
  ): Promise<DiagramInstanceView[]> {
    const { running } = await runningIn(this.env, this.history, actor.region);
    const listed = running.filter(({ definition }) => definition === definitionKey).slice(0, MOST_ROWS);
    const open = await this.env.db.query<{ key: string; steps: string[] }>(
      { scope: 'region', region: actor.region },
      `select process_instance as key, array_agg(distinct step) as steps from workflow.todo
       where done_at is null and process_instance = any($1) group by process_instance`,
      [listed.map(({ key }) => key)],
    );
    const matters = await this.env.db.query<{ id: string; no: string | null; title: string }>(
      scopeOf(actor),
      `select distinct on (matter_id) matter_id as id, matter_no as no, matter_title as title from workflow.todo
       where matter_id = any($1) order by matter_id, workflow.todo.created_at desc`,
      [listed.map(({ matterId }) => matterId)],
    );
    const stepsOf = new Map(open.map(({ key, steps }) => [key, steps]));
    const matterOf = new Map(matters.map((matter) => [matter.id, matter]));
    return listed.map(({ key, matterId }) => ({
      key,
      matterId,
      matterNo: matterOf.get(matterId)?.no ?? null,
      matterTitle: matterOf.get(matterId)?.title ?? null,
      steps: stepsOf.get(key) ?? [],
    }));
  }

  @Post('instances/:key/move')
  @HttpCode(200)
  @Allow('SUPERVISION_CHIEF', 'SYSTEM_ADMIN')
  @ApiOperation({ summary: '把一个在办的流程移到最新版;已在最新版的不变' })
  async move(@CurrentActor() actor: Actor, @Param('key') key: string, @Body() body: unknown): Promise<MovedView> {
    const { reason } = Move.parse(body ?? {});
    await refuseClassified(this.env, actor, '移动流程', reason);
    return this.mover.move(key, actor, reason);
  }

  @Get('instance-moves')
  @Allow('SUPERVISION_CHIEF', 'SYSTEM_ADMIN')
  @ApiOperation({ summary: '移动记录:新的在前,至多 500 条' })
  moves(@CurrentActor() actor: Actor): Promise<InstanceMoveView[]> {
    return this.env.db.query<InstanceMoveView>(
      scopeOf(actor),
      `select m.process_instance as key, d.name as "processName", m.matter_id as "matterId", m.from_version as "fromVersion",
         m.to_version as "toVersion", m.reason, m.by_name as by, ${iso('m.at')} as at
       from workflow.instance_move m join workflow.diagram d on d.process_id = m.process_id and d.version = m.to_version
       where m.region = $1 order by m.at desc limit ${MOST_ROWS}`,
      [actor.region],
    );
  }
}

/** The routes above, on the history of an embedded engine, or asked of the engine over its protocol. */
export const versionHttp = (history?: ProcessHistory): Type => {
  @ApiTags('流程')
  @Controller('api')
  class BoundVersionHttp extends VersionHttp {
    constructor(@Inject(envToken('workflow')) env: ServiceEnv) {
      super(env, history);
    }
  }
  return BoundVersionHttp;
};
