import { type Findings } from './findings';
import { NO_ID, type Snapshot } from './snapshot';

/** A matter that has come to its end has no process any more. */
const OVER = new Set(['REJECTED', 'REVOKED', 'MERGED', 'ARCHIVED']);
/** Where the matter stands while these steps are open; during 中止 they stay. */
const STANDS: Readonly<Record<string, readonly string[]>> = {
  'matter.draft-opinion': ['REGISTERED'],
  'matter.check-opinion': ['OPINION_DRAFTED'],
  'matter.approve': ['OPINION_DRAFTED'],
  'matter.record-call': ['OPINION_DRAFTED'],
  'matter.decide-feedback': ['FEEDBACK'],
};
/** An assignment that has come to its end has no step open. */
const ASSIGNMENT_OVER = new Set(['CLEARED', 'CANCELLED', 'WITHDRAWN_REASSIGNED']);

type Matter = { id: string; status: string };
type Todo = { matter: string; assignment: string | null; command: string | null; step: string };
type Instances = { matter: string; all: number; active: number };

const todosOf = (workflow: Snapshot, ids: readonly string[]): Promise<Todo[]> =>
  workflow.query<Todo>(
    `select matter_id as matter, assignment_id as assignment, command, step from workflow.todo
     where done_at is null and matter_id = any($1)`,
    [ids],
  );

/** Process instances as the embedded engine has them: with the process in which a matter's steps lie, its whole tree. */
const instancesOf = (workflow: Snapshot, ids: readonly string[]): Promise<Instances[]> =>
  workflow.query<Instances>(
    `select i.matter_id as matter, count(distinct p.root)::int as all,
       (count(distinct p.root) filter (where r.state = 'ACTIVE'))::int as active
     from workflow.instance i join engine.process p on p.key = i.process_instance::bigint
       join engine.process r on r.key = p.root
     where i.matter_id = any($1) group by 1`,
    [ids],
  );

/** Which of these had a fact since; a running platform is about to make its process agree. */
export type Fresh = (matters: readonly string[]) => Promise<ReadonlySet<string>>;

const faultOf = ({ status }: Matter, todos: readonly Todo[], instances: Instances | undefined): string | undefined => {
  if (OVER.has(status)) {
    if (todos[0]) return `事项是 ${status},“${todos[0].step}”还在待办`;
    return instances && instances.active > 0 ? `事项是 ${status},流程还在运行` : undefined;
  }
  if (instances && instances.active === 0) return `事项是 ${status},流程已经结束`;
  const ahead = todos.find(
    ({ command }) => command && status !== 'SUSPENDED' && STANDS[command]?.includes(status) === false,
  );
  return ahead && `事项是 ${status},流程却等着“${ahead.step}”(${ahead.command})`;
};

/** I-25: every process instance agrees with its matter, every open step with its assignment. */
export const checkProcesses = async (
  services: ReadonlyMap<string, Snapshot>,
  fresh: Fresh,
  findings: Findings,
): Promise<void> => {
  const [intake, workflow, assignments] = ['intake', 'workflow', 'assignment'].map((name) => services.get(name));
  if (!intake || !workflow) return;
  const embedded = workflow.has('engine.process');
  if (!embedded) findings.skip('流程引擎是 Camunda:只核对待办与事项,不核对实例');
  const pages = intake.pages<Matter>(
    'select id, status from intake.matter where id > $1 order by id',
    [NO_ID],
    ({ id }) => [id],
  );
  for await (const matters of pages) {
    const ids = matters.map(({ id }) => id);
    const [todos, instances] = [await todosOf(workflow, ids), embedded ? await instancesOf(workflow, ids) : []];
    const byMatter = new Map(instances.map((row) => [row.matter, row]));
    findings.checked('process', matters.length + todos.length);
    const faults = matters.flatMap((matter) => {
      const own = todos.filter((todo) => todo.matter === matter.id);
      const what = faultOf(matter, own, byMatter.get(matter.id));
      return what ? [{ matter: matter.id, what }] : [];
    });
    if (assignments) faults.push(...(await ofAssignments(assignments, todos)));
    const skip = faults.length > 0 ? await fresh(faults.map(({ matter }) => matter)) : new Set();
    for (const { matter, what } of faults) if (!skip.has(matter)) findings.found({ rule: 'process', matter, what });
  }
};

const ofAssignments = async (
  assignments: Snapshot,
  todos: readonly Todo[],
): Promise<{ matter: string; what: string }[]> => {
  const rows = await assignments.query<{ id: string; status: string }>(
    'select id, status from assignment.assignment where id = any($1)',
    [todos.flatMap(({ assignment }) => (assignment ? [assignment] : []))],
  );
  const status = new Map(rows.map((row) => [row.id, row.status]));
  return todos.flatMap(({ matter, assignment, step }) => {
    const stands = assignment && status.get(assignment);
    return stands && ASSIGNMENT_OVER.has(stands)
      ? [{ matter, what: `任务 ${assignment} 是 ${stands},“${step}”还在待办` }]
      : [];
  });
};
