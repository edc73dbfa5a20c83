import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type HolderView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';

const Of = z.object({ matterId: z.uuid('事项编号格式不对') });
const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
type Row = Omit<HolderView, 'positions'> & { roles: string[] };

/** 在谁手里: the open steps of a matter and the positions they wait at; a unit sees its own. */
@ApiTags('流程')
@Controller('api/holders')
export class HoldersQueries {
  constructor(@Inject(envToken('workflow')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '一个事项现在的各个环节在哪些职务手里' })
  async holders(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<HolderView[]> {
    const { matterId } = Of.parse(query);
    const rows = await this.env.db.query<Row>(
      scopeOf(actor),
      `select key, assignment_id as "assignmentId", process_instance as "processInstance", element as "elementId", step, command, roles,
         persons, ${iso('created_at')} as since, ${iso('due_at')} as "dueAt"
       from workflow.todo where region = $1 and matter_id = $2 and done_at is null order by workflow.todo.created_at, key limit 200`,
      [actor.region, matterId],
    );
    return rows.map(({ roles, ...row }) => ({
      ...row,
      positions: roles.map((role) => {
        const [code = role, unit] = role.split('@');
        return { role: code as HolderView['positions'][number]['role'], unit: unit ?? null };
      }),
    }));
  }
}
