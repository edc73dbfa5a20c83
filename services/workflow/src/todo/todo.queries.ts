import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type TodoView } from '@duban/contracts';
import { Allow, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';

const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

@ApiTags('流程')
@Controller('api/todos')
export class TodoQueries {
  constructor(@Inject(envToken('workflow')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '我的待办:急件在前,先到期的在前' })
  todos(@CurrentActor() actor: Actor): Promise<TodoView[]> {
    const groups = [...actor.roles, ...actor.roles.flatMap((role) => actor.units.map((unit) => `${role}@${unit}`))];
    return this.env.db.query<TodoView>(
      scopeOf(actor),
      `select key, matter_id as "matterId", assignment_id as "assignmentId", matter_title as "matterTitle", matter_no as "matterNo",
         urgency, step, command, null as "formId", ${iso('created_at')} as "createdAt", ${iso('due_at')} as "dueAt"
       from workflow.todo where region = $1 and done_at is null and (roles && $2 or $3 = any(persons))
       order by array_position(array['EXTRA_URGENT', 'URGENT', 'NORMAL'], urgency), due_at nulls last, workflow.todo.created_at limit 500`,
      [actor.region, groups, actor.id],
    );
  }
}
