import { aboutMatter, completedBy, facts, ownIdOf } from '@duban/contracts';
import { type ServiceEnv } from '@duban/host';
import { type ArrivedFact, Away, type Envelope, type FactHandlers, Poison } from '@duban/messaging';
import { type Tx } from '@duban/persistence';
import { WorkflowRejection } from '@duban/workflow';
import { z } from 'zod';
import { type Diagrams } from '../diagram/diagrams';
import { forgetEarly, keepEarly, WAITS_MS } from './early-facts';
import { moveDates } from './move-dates';
import { completeTodo, findTodo, type OpenTodo } from './open-todo';

const withoutVersion = (type: string): string => type.replace(/\.v\d+$/, '');

/** The assignment that a fact of another stream is about. */
const assignmentIn = ({ assignmentId }: Record<string, unknown>): string | undefined =>
  typeof assignmentId === 'string' ? assignmentId : undefined;

/** 协调, 整改 have their id in no field of their facts; a diagram needs it to go on with it. */
const idOf = ({ type, subject }: Envelope): Record<string, string> => {
  const own = type.startsWith('coordination.') ? 'coordinationId' : ownIdOf(type);
  return own ? { [own]: subject } : {};
};

/** The registration starts 批办督查; a matter of another 程序 is started by a fact of its own (`matter.items-resolved`). */
const startsAnother = ({ procedure = 'PB' }: Record<string, unknown>, name: string): boolean =>
  name === 'matter.registered' && procedure !== 'PB';

/** What every step of a procedure shows. Without it none is begun: the fact is parked, and the process need not be mended. */
const procedureBegins = new Set(['matter.registered', 'matter.items-resolved', 'matter.campaign-opened']);
const Shown = z.object({ title: z.string().min(1), registerNo: z.string().min(1), urgency: z.string().min(1) });
const checkBeginning = (name: string, data: unknown): void => {
  const { error } = procedureBegins.has(name) ? Shown.safeParse(data) : {};
  if (error) throw new Poison(`no procedure begins with this: ${z.prettifyError(error)}`);
};

/**
 * A 结论 or 核查方案 that was sent back: the process that its first version began waits for it in a to-do. As a message it would
 * begin a second process, or interrupt a later step of the same. A to-do of another process (大型督查) is no such thing.
 */
const isWrittenAnew = async (diagrams: Diagrams, tx: Tx, name: string, todo: OpenTodo | undefined): Promise<boolean> =>
  todo !== undefined && ownIdOf(name) !== undefined && (await diagrams.hears(tx, todo.element, name));

/** Done at any time beside the drawn steps: where no to-do is open, none is expected. */
const atAnyTime = new Set<string>([
  'matter.register',
  'matter.grant-access',
  'matter.upgrade',
  'matter.revoke',
  'matter.suspend',
  'matter.resume',
  'matter.merge',
  'matter.add-instruction',
  'matter.change-leader',
  'matter.read-report',
  'matter.close-as-presented',
  'matter.record-satisfaction',
  'matter.reopen',
  'assignment.report-progress',
  'assignment.request-extension',
  'assignment.explain-overdue',
  'assignment.request-return',
  'assignment.split',
  'assignment.mark-opinion-missing',
  'assignment.propose-outcome',
  'assignment.urge',
  'supervision-plan.amend',
  'supervision-plan.decide-items',
  'supervision-plan.summarize',
  'coordination.request',
  'coordination.escalate',
  'rectification.issue',
  'inspection.plan',
  'inspection.amend',
  'campaign.amend',
  'campaign.cancel',
  'inspection-team.replace',
  'campaign.report-incident',
  'misconduct.record',
  'material.access',
  'material.return',
  'outcome.propose',
  'outcome.record-reply',
  'conclusion.draft',
  'reconsideration.file',
  'survey.draft',
  'survey.decide',
  'survey.close',
  'research-report.draft',
  'research-report.check',
  'research-report.approve',
  'research-report.decide-suggestion',
  'research-report.follow-suggestion',
  'reconsideration.review',
  'inspection-record.submit',
  'rectification.report-progress',
  'rectification.fix-at-once',
  'rectification.generalize',
]);

/**
 * 桥: a fact completes the user task that its command is bound to, and is published as a message if some diagram waits
 * for it; its correlation key is what the fact is about (the assignment, or the matter). A 协调 is heard by its own id
 * and by the assignment it is about.
 * While the engine is away, or has not yet opened the step, facts wait for it in their order and are never parked.
 * A fact quicker than its to-do waits in `early_fact`; those of commands done `atAnyTime` do not.
 * What the service handled before it was set back is no news to the engine.
 * @param published resolves when the diagrams are in force: before that, nothing can be said about a fact
 */
export const bridgeListener = (env: ServiceEnv, diagrams: Diagrams, published: Promise<void>): FactHandlers => {
  const bridge = async (fact: ArrivedFact, tx: Tx): Promise<void> => {
    if (fact.replayed) return;
    if (!(await inTime(published))) throw new Away('the diagrams are not published yet');
    const name = withoutVersion(fact.type);
    const data = fact.data as Record<string, unknown>;
    checkBeginning(name, data);
    const about = assignmentIn(data) ?? fact.subject;
    const command = completedBy[fact.type];
    const todo = command && (await findTodo(tx, command, fact.partitionkey, about, data));
    const anew = await isWrittenAnew(diagrams, tx, name, todo);
    if (!anew && !startsAnother(data, name) && (await diagrams.messages(tx)).has(name))
      for (const correlationKey of new Set([fact.subject, about]))
        await env.workflow.publishMessage({
          name,
          correlationKey,
          messageId: fact.id,
          variables: { ...data, ...idOf(fact), matterId: fact.partitionkey, region: fact.tenant },
          ttlMs: WAITS_MS,
        });
    await moveDates(fact, tx);
    if (name === 'matter.reopened') await forgetEarly(tx, fact.partitionkey);
    if (!command) return;
    if (!todo) {
      if (atAnyTime.has(command) || !(await diagrams.asks(tx, command))) return;
      return keepEarly(tx, fact, { command, about, at: env.clock.now() });
    }
    await completeTodo(env, tx, todo, { at: fact.time, data });
  };
  return Object.fromEntries(
    Object.keys(facts)
      .filter(aboutMatter)
      .map((type) => [type, (fact, tx) => orAway(bridge(fact, tx))]),
  );
};

const PATIENCE_MS = 1_000;
/** False when it takes longer: a transaction must not stay open for it. */
const inTime = (event: Promise<void>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), PATIENCE_MS)));
  return Promise.race([event.then(() => true), late]).finally(() => clearTimeout(timer));
};

/** 409: the listener of the step has not answered the engine yet. */
const passing = new Set(['UNAVAILABLE', '409']);
const orAway = async (effect: Promise<void>): Promise<void> => {
  try {
    await effect;
  } catch (error) {
    throw error instanceof WorkflowRejection && passing.has(error.code) ? new Away(error.message) : error;
  }
};
