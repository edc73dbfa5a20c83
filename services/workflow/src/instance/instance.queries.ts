import { Controller, Get, HttpCode, Inject, NotFoundException, Param, Post, Query, type Type } from '@nestjs/common';
import { type IncidentView, type ProcessInstanceView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type Scope } from '@duban/persistence';
import { WorkflowRejection } from '@duban/workflow';
import { z } from 'zod';
import { Diagrams } from '../diagram/diagrams';
import { type InstanceHistory, type OpenIncident, type ProcessHistory } from './process-history';
import { seenHistory } from './seen-history';
import { parentsOf, visibleToUnit } from './visible';

const Of = z.object({ matterId: z.uuid('事项编号格式不对') });
type StepTodo = { element: string; process_instance: string; roles: string[]; done_by: string | null };
/** Who holds or held a step: the nth visit of a step is its nth to-do. */
const stepOf = (
  todos: readonly StepTodo[],
  visit: number,
  active: boolean,
): { holder: string | null; by: string | null } => {
  const todo = todos[visit];
  return {
    holder: active ? (todo?.roles.map((role) => role.replace(/@.*/, '')).join('、') ?? null) : null,
    by: active ? null : (todo?.done_by ?? null),
  };
};
const iso = (ms: number): string => new Date(ms).toISOString();

abstract class InstanceQueries {
  private readonly diagrams: Diagrams;
  /** of the engine this deployment runs on */
  protected readonly history: ProcessHistory;

  constructor(
    private readonly env: ServiceEnv,
    history: ProcessHistory | undefined,
  ) {
    this.diagrams = new Diagrams(env);
    this.history = history ?? env.workflow.history;
  }

  @Get('process-instances')
  @Allow('signed-in')
  @ApiOperation({ summary: '一个事项的流程走到哪里(AC-26)' })
  async instances(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<ProcessInstanceView[]> {
    const { matterId } = Of.parse(query);
    const known = await this.env.db.query<{ key: string }>(
      scopeOf(actor),
      'select process_instance as key from workflow.instance where region = $1 and matter_id = $2 order by process_instance',
      [actor.region, matterId],
    );
    if (known.length === 0) return [];
    const todos = await this.env.db.query<StepTodo>(
      scopeOf(actor),
      `select element, process_instance, roles, done_by from workflow.todo where region = $1 and matter_id = $2
       order by workflow.todo.created_at, key`,
      [actor.region, matterId],
    );
    const views: ProcessInstanceView[] = [];
    // The matter's own process with what it calls, and those beside it (整改).
    const covered = new Set<string>();
    for (const { key } of known) {
      const history = covered.has(key) ? undefined : await this.standing(key, scopeOf(actor));
      for (const process of history?.processes ?? []) covered.add(process.key);
      if (history) views.push(...(await this.viewsOf(actor, history, todos)));
    }
    return views;
  }

  private async viewsOf(
    actor: Actor,
    history: InstanceHistory,
    todos: readonly StepTodo[],
  ): Promise<ProcessInstanceView[]> {
    const parents = parentsOf(history);
    const visible = await this.visible(actor, history);
    const views: ProcessInstanceView[] = [];
    for (const process of history.processes) {
      if (!visible.has(process.key)) continue;
      const diagram = await this.diagrams.byKey(process.definition);
      if (!diagram) continue;
      views.push({
        key: process.key,
        processId: diagram.processId,
        processName: diagram.name,
        version: diagram.version,
        definitionKey: process.definition,
        parentKey: parents.get(process.key) ?? null,
        state: process.state,
        label: diagram.name,
        elements: history.elements
          .filter((e) => e.process === process.key && e.element !== diagram.processId)
          .map((e, at, all) => ({
            elementId: e.element,
            name: diagram.steps[e.element]?.name ?? '',
            state: e.state,
            enteredAt: iso(e.enteredAt),
            leftAt: e.leftAt === null ? null : iso(e.leftAt),
            ...stepOf(
              todos.filter((todo) => todo.element === e.element && todo.process_instance === process.key),
              all.slice(0, at).filter((before) => before.element === e.element).length,
              e.state === 'ACTIVE',
            ),
          })),
        flows: history.flows.filter((f) => f.process === process.key).map((f) => f.flow),
      });
    }
    return views;
  }

  /** An engine that cannot be searched leaves what the inbox has seen. */
  private async standing(process: string, scope: Scope): Promise<InstanceHistory | undefined> {
    try {
      return await this.history.of(process);
    } catch (error) {
      if (error instanceof WorkflowRejection && error.code === 'UNIMPLEMENTED')
        return seenHistory(this.env, process, scope);
      throw error;
    }
  }

  private async visible(actor: Actor, history: InstanceHistory): Promise<ReadonlySet<string>> {
    const scope = scopeOf(actor);
    const keys = history.processes.map(({ key }) => key);
    if (scope.scope !== 'unit') return new Set(keys);
    const own = await this.env.db.query<{ key: string }>(
      scope,
      'select distinct process_instance as key from workflow.todo where process_instance = any($1)',
      [keys],
    );
    return visibleToUnit(
      history,
      own.map(({ key }) => key),
    );
  }

  @Get('diagrams/:definitionKey')
  @Allow('signed-in')
  @ApiOperation({ summary: '流程图(BPMN)' })
  async diagram(@Param('definitionKey') definitionKey: string): Promise<{ xml: string; name: string }> {
    const [row] = await this.env.db.query<{ xml: string; name: string }>(
      { scope: 'all' },
      'select xml, name from workflow.diagram where definition_key = $1',
      [definitionKey],
    );
    if (!row) throw new NotFoundException();
    return row;
  }

  @Get('incidents')
  @Allow('SUPERVISION_CHIEF', 'SYSTEM_ADMIN')
  @ApiOperation({ summary: '停住的流程' })
  async incidents(@CurrentActor() actor: Actor): Promise<IncidentView[]> {
    return (await this.open(actor)).map(({ incident, matterId, name }) => ({
      key: incident.key,
      processInstanceKey: incident.process,
      matterId,
      elementId: incident.element,
      elementName: name,
      type: incident.type,
      message: incident.message,
      createdAt: iso(incident.createdAt),
    }));
  }

  @Post('incidents/:key/resolve')
  @HttpCode(204)
  @Allow('SUPERVISION_CHIEF', 'SYSTEM_ADMIN')
  @ApiOperation({ summary: '重试停住的一步' })
  async resolve(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<void> {
    const found = (await this.open(actor)).find(({ incident }) => incident.key === key);
    if (!found) throw new NotFoundException();
    if (found.incident.job) await this.env.workflow.updateRetries(found.incident.job, 3);
    await this.env.workflow.resolveIncident(key);
  }

  /** Incidents of matters of the own region. */
  private async open(actor: Actor): Promise<{ incident: OpenIncident; matterId: string | null; name: string }[]> {
    const incidents = await this.history.incidents();
    const found = [];
    for (const incident of incidents) {
      const history = await this.history.of(incident.process);
      const keys = history?.processes.map((p) => p.key) ?? [incident.process];
      const [row] = await this.env.db.query<{ matter_id: string }>(
        { scope: 'region', region: actor.region },
        'select matter_id from workflow.instance where process_instance = any($1) limit 1',
        [keys],
      );
      const definition = history?.processes.find((p) => p.key === incident.process)?.definition;
      const diagram = definition ? await this.diagrams.byKey(definition) : undefined;
      if (row)
        found.push({
          incident,
          matterId: row.matter_id,
          name: diagram?.steps[incident.element]?.name ?? incident.element,
        });
    }
    return found;
  }
}

/** The routes above, on the history of an embedded engine, or asked of the engine over its protocol. */
export const instanceQueries = (history?: ProcessHistory): Type => {
  @ApiTags('流程')
  @Controller('api')
  class BoundInstanceQueries extends InstanceQueries {
    constructor(@Inject(envToken('workflow')) env: ServiceEnv) {
      super(env, history);
    }
  }
  return BoundInstanceQueries;
};
