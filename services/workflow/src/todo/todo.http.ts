import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { type TodoView } from '@duban/contracts';
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
import { type Actor, Conflict } from '@duban/kernel';
import { NotFound } from '@duban/persistence';
import { WorkflowRejection } from '@duban/workflow';
import { z } from 'zod';

const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** Mine: my role in the region, my role in one of my units, or I in person; also as who I act for (代理). */
const mine = 'region = $1 and done_at is null and (roles && $2 or $3 && persons)';
const mineOf = ({ region, roles, units, id, onBehalfOf = [] }: Actor): unknown[] => [
  region,
  [...roles, ...roles.flatMap((role) => units.map((unit) => `${role}@${unit}`))],
  [id, ...onBehalfOf.map((each) => each.id)],
];

const CompleteTodo = z.object({ variables: z.record(z.string(), z.unknown()).default({}) });

/** 待办 (I-20): the steps that wait for the person who asks. */
@ApiTags('流程')
@Controller('api/todos')
export class TodoHttp {
  constructor(@Inject(envToken('workflow')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '我的待办:急件在前,先到期的在前' })
  todos(@CurrentActor() actor: Actor): Promise<TodoView[]> {
    return this.env.db.query<TodoView>(
      scopeOf(actor),
      `select key, matter_id as "matterId", assignment_id as "assignmentId", subject_id as "subjectId", matter_title as "matterTitle", matter_no as "matterNo",
         urgency, step, command, form_id as "formId", ${iso('created_at')} as "createdAt", ${iso('due_at')} as "dueAt"
       from workflow.todo where ${mine}
       order by array_position(array['EXTRA_URGENT', 'URGENT', 'NORMAL'], urgency), due_at nulls last, workflow.todo.created_at limit 500`,
      mineOf(actor),
    );
  }

  /** @throws NotFound when the step is not mine, is done, or is bound to a command: then the command does it; Conflict */
  @Post(':key/complete')
  @HttpCode(200)
  @Allow('signed-in')
  @ApiOperation({ summary: '办结一个表单步骤;绑定了命令的步骤请办理该命令' })
  async complete(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Body() body: unknown,
  ): Promise<{ key: string }> {
    const { variables } = CompleteTodo.parse(body ?? {});
    await refuseClassified(this.env, actor, '表单步骤', variables);
    const { db, workflow, clock } = this.env;
    const [todo] = await db.query(
      scopeOf(actor),
      `select 1 from workflow.todo where ${mine} and key = $4 and command is null`,
      [...mineOf(actor), key],
    );
    if (!todo) throw new NotFound('workflow.todo');
    try {
      await workflow.completeUserTask(key, variables);
    } catch (error) {
      // The engine has not finished opening the step, or somebody else is completing it.
      if (error instanceof WorkflowRejection && error.code === '409') throw new Conflict('workflow.todo');
      throw error;
    }
    await db.query(scopeOf(actor), 'update workflow.todo set done_at = $2, done_by = $3 where key = $1', [
      key,
      clock.now(),
      actor.name,
    ]);
    return { key };
  }
}
