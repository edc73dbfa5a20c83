import { type CommandRow, commands, ownIdOf } from '@duban/contracts';
import { type ServiceEnv } from '@duban/host';
import { type Job, type JobHandler } from '@duban/workflow';
import { type Diagrams } from '../diagram/diagrams';
import { CLOSE_JOB, OPEN_JOB } from '../diagram/read-diagram';

const header = (job: Job, name: string): string | undefined => job.headers[`io.camunda.zeebe:${name}`];
const list = (text: string | undefined): string[] => (text ? (JSON.parse(text) as string[]) : []);
/** The variable that tells this step from others of its command that are open for the same matter. */
const subjectOf = (command: string | null | undefined): string | undefined =>
  ownIdOf(command ?? '') ?? (commands as Partial<Record<string, CommandRow>>)[command ?? '']?.part;
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/**
 * 待办: the listener of a user task writes its row, before the task can be completed. Candidate groups are role codes,
 * or `ROLE@unit`.
 */
const open =
  (env: ServiceEnv, diagrams: Diagrams): JobHandler =>
  async (job) => {
    const key = header(job, 'userTaskKey');
    const { matterId, assignmentId, region, matterTitle, matterNo, registerNo, urgency, dueAt, acknowledgeDueAt } =
      job.variables;
    if (!key || !text(matterId) || !text(region))
      throw new Error('a user task needs the variables matterId and region');
    const diagram = await diagrams.find(job.processId, job.processVersion);
    // Between the engine's answer to a publication and our row of it; tried again.
    if (!diagram) throw new Error(`version ${job.processVersion} of ${job.processId} is not known here`);
    const step = diagram.steps[job.elementId];
    const own = subjectOf(step?.command);
    const roles = list(header(job, 'candidateGroups'));
    const units = roles.flatMap((role) => (role.includes('@') ? [role.slice(role.indexOf('@') + 1)] : []));
    const due = step?.command === 'assignment.acknowledge' ? acknowledgeDueAt : dueAt;
    const scope = { scope: 'region', region: String(region) } as const;
    await env.db.transaction(scope, async (tx) => {
      await tx.query(
        `insert into workflow.todo (key, region, units, process_instance, element, step, command, matter_id, assignment_id,
         matter_title, matter_no, urgency, roles, persons, created_at, due_at, form_id, definition_key, subject_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) on conflict (key) do nothing`,
        [
          key,
          region,
          units,
          job.processInstanceKey,
          job.elementId,
          step?.name ?? job.elementId,
          step?.command ?? null,
          matterId,
          text(assignmentId),
          matterTitle,
          text(matterNo) ?? text(registerNo),
          urgency,
          roles,
          list(header(job, 'candidateUsers')),
          env.clock.now(),
          // A process of its own sets its steps' dates itself.
          header(job, 'dueDate') ?? (own ? null : text(due)),
          // Camunda's listener is not told of a form of somebody else's.
          step?.form ?? header(job, 'formKey') ?? null,
          diagram.definitionKey,
          own ? text(job.variables[own]) : null,
        ],
      );
      await tx.query(
        `insert into workflow.instance (process_instance, region, units, matter_id) values ($1, $2, $3, $4)
       on conflict (process_instance) do nothing`,
        [job.processInstanceKey, region, units, matterId],
      );
    });
    return undefined;
  };

const close =
  (env: ServiceEnv): JobHandler =>
  async (job) => {
    await env.db.query(
      { scope: 'all' },
      'update workflow.todo set done_at = $2, withdrawn = true where key = $1 and done_at is null',
      [header(job, 'userTaskKey'), env.clock.now()],
    );
    return undefined;
  };

export const todoJobs = (env: ServiceEnv, diagrams: Diagrams): Record<string, JobHandler> => ({
  [OPEN_JOB]: open(env, diagrams),
  [CLOSE_JOB]: close(env),
});
