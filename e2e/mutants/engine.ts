import { mutantsOf } from './mutant';

const specs = ['libs/engine/src', 'libs/workflow/src/workflow.int', 'libs/workflow/src/history.int'];
const kernel = 'libs/engine/src/kernel.ts';
const queue = 'libs/engine/src/queue.ts';
const jobs = 'libs/engine/src/operations/jobs.ts';
const messages = 'libs/engine/src/operations/messages.ts';
const due = 'libs/engine/src/operations/due.ts';
const session = 'libs/engine/src/store/session.ts';

/** The engine's transaction: a command is done whole, once, by one node. */
export const engine = mutantsOf({ part: '引擎事务', specs }, [
  { id: 'nobody-hears-of-jobs', file: kernel, from: '    this.announce(c.news);\n', to: '' },
  {
    id: 'deadlock-is-an-error',
    file: kernel,
    from: "else if (!['40P01', '40001'].includes((error as { code?: string }).code ?? '')) throw error;",
    to: 'else throw error;',
  },
  {
    id: 'neighbours-fail-together',
    file: queue,
    from: 'else await Promise.all(batch.map((one) => this.alone(one)));',
    to: "else for (const { failed } of batch) failed(new Error('together'));",
  },
  {
    id: 'one-document-holds-up-all',
    file: session,
    from: "located('job', 'skip locked')",
    to: "located('job', '')",
  },
  {
    id: 'given-job-for-others-too',
    file: kernel,
    from: "const lease = { state: 'ACTIVATED',",
    to: "const lease = { state: 'ACTIVATABLE',",
  },
  {
    id: 'ended-job-given',
    file: kernel,
    from: 'if (isOpen(document, job)) taker.give',
    to: 'taker.give',
  },
  {
    id: 'saved-without-what-was-before',
    file: kernel,
    from: '    if (this.saves.has(document.root)) this.flush();\n',
    to: '',
  },
  { id: 'buffered-message-ignored', file: kernel, from: '    await takeBuffered(this, x);\n', to: '' },
  {
    id: 'document-read-without-lock',
    file: session,
    from: 'order by d.root, r.key for update of d ${ifLocked}`',
    to: "order by d.root, r.key ${ifLocked && ''}`",
  },
  {
    id: 'ended-job-stays',
    file: session,
    from: "  remove('job', 'key', ({ effects }) => effects.closedJobs);\n",
    to: '',
  },
  {
    id: 'ended-document-stays',
    file: session,
    from: 'instances.size === 0 && !isNew ? [root] : []',
    to: '[]',
  },
  {
    id: 'document-without-limit',
    file: session,
    from: 'if (Buffer.byteLength(text) > MAX_DOCUMENT_BYTES)',
    to: 'if (false)',
  },
  { id: 'history-not-written', file: session, from: '  if (history) {\n', to: '  if (false) {\n' },
  {
    id: 'job-for-two-workers',
    file: jobs,
    from: "where type = $1 and state = 'ACTIVATABLE' order by key",
    to: "where type = $1 and state in ('ACTIVATABLE', 'ACTIVATED') order by key",
  },
  {
    id: 'ended-job-completed',
    file: jobs,
    from: 'if (!document || !isOpen(document, found.row))',
    to: 'if (!document)',
  },
  {
    id: 'failed-job-completed',
    file: jobs,
    from: "if (state === 'FAILED' || state === 'ERROR_THROWN')",
    to: 'if (false)',
  },
  {
    id: 'one-try-too-many',
    file: jobs,
    from: "const state = retries <= 0 ? 'FAILED'",
    to: "const state = retries < 0 ? 'FAILED'",
  },
  {
    id: 'message-published-twice',
    file: messages,
    from: 'if (messageId && (await isKnown(tx, message, kernel.now())))',
    to: 'if (false)',
  },
  { id: 'two-instances-of-one-key', file: messages, from: "  key === '' ||\n", to: '  true ||\n' },
  {
    id: 'message-for-one-process-twice',
    file: messages,
    from: 'and not ($4::text = any(correlated)) order by key',
    to: 'order by key',
  },
  {
    id: 'worker-gone-job-gone',
    file: due,
    from: "where state in ('ACTIVATED', 'BACKOFF') and until <= $1 order by key",
    to: "where state in ('BACKOFF') and until <= $1 order by key",
  },
  { id: 'timer-fires-twice', file: due, from: 'order by due, key for update', to: 'order by due, key' },
  {
    id: 'cycle-ends-after-one',
    file: due,
    from: 'interval === null || repetitions === 1',
    to: 'interval === null || repetitions >= 1',
  },
  {
    id: 'keys-of-two-nodes',
    file: 'libs/engine/src/store/keys.ts',
    from: 'end: Number(at) + BLOCK',
    to: 'end: Number(at) + 3 * BLOCK',
  },
]);
