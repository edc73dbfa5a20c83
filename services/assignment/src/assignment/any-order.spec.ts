import {
  type AssignmentFact,
  type CommandName,
  type CommandRow,
  commands,
  countyPolicy,
  type Policy,
  words,
} from '@duban/contracts';
import { type Actor, type Decide, Refusal } from '@duban/kernel';
import { NOW } from '@duban/testing';
import fc from 'fast-check';
import { type Assignment, assignment, type OpenAssignment } from './assignment';
import {
  desk,
  evidence,
  handler,
  head,
  issued,
  LATER,
  leader,
  matterId,
  named,
  pass,
  person,
  report,
  stranger,
  terms,
  yes,
} from './assignment.samples';
import { acknowledge } from './commands/acknowledge';
import { approveNotice } from './commands/approve-notice';
import { checkExtension } from './commands/check-extension';
import { checkReport } from './commands/check-report';
import { clear } from './commands/clear';
import { decideExtension } from './commands/decide-extension';
import { decideReturn } from './commands/decide-return';
import { draftReport } from './commands/draft-report';
import { endorseExtension } from './commands/endorse-extension';
import { explainOverdue } from './commands/explain-overdue';
import { explainReturns } from './commands/explain-returns';
import { lapseExtension } from './commands/lapse-extension';
import { proposeOutcome } from './commands/propose-outcome';
import { reportProgress } from './commands/report-progress';
import { requestExtension } from './commands/request-extension';
import { requestReturn } from './commands/request-return';
import { resume } from './commands/resume';
import { review } from './commands/review';
import { reviewReturn } from './commands/review-return';
import { secondReview } from './commands/second-review';
import { serveNotice } from './commands/serve-notice';
import { signReport } from './commands/sign-report';
import { signReturn } from './commands/sign-return';
import { suspend } from './commands/suspend';
import { urge } from './commands/urge';

type Move = readonly [
  name: string,
  decide: Decide<never, Assignment, AssignmentFact, Policy, never>,
  command: object,
  lookup?: object,
];
const move = (name: string, decide: unknown, command: object, lookup: object = {}): Move => [
  name,
  decide as Move[1],
  command,
  lookup,
];

const extension = {
  reason: 'LITIGATION',
  explanation: '法院在审',
  progress: '过半',
  newDueOn: '2026-03-06',
  nextSteps: '安装',
};
const newDueAt = '2026-03-06T15:59:59.000Z';
const terms5 = { newDueAt, ahead: 1, latest: { once: '2026-03-06', total: '2026-03-10', statutory: null, part: null } };
const days = { requested: newDueAt, partial: null, latestOfPart: null };
const progress = { percent: 50, problems: [], noProblemStatement: '无', evidence: [] };
const due = { overdueDays: 7, days: 7, hours: 168 };
const rework = { ...pass, factsClear: false, result: 'REWORK', opinion: '事实不清' };
const red = { assignmentId: matterId, color: 'RED', documentNo: '清政督催〔2026〕1号' };
const goOn = { decision: 'CONTINUE', opinion: '属你局职责' };
const window = { windowUntil: LATER, decideDueAt: LATER, others: 0 };
const moves: readonly Move[] = [
  move('acknowledge', acknowledge, { handler: named(handler), remark: '' }),
  move('progress', reportProgress, progress),
  move('draft', draftReport, { ...report, evidence }),
  move('draft without evidence', draftReport, { ...report, evidence: [] }),
  move('check', checkReport, yes),
  move('send back to the drafter', checkReport, { agree: false, opinion: '重写' }),
  move('sign', signReport, yes, { missing: [] }),
  move('pass', review, pass, terms),
  move('pass with a failed judgement', review, { ...pass, factsClear: false }, terms),
  move('pass with an unticked check', review, { ...pass, checks: [] }, terms),
  move('return', review, rework, terms),
  move('second review', secondReview, yes, terms),
  move('second return', secondReview, { agree: false, opinion: '重办' }, terms),
  move('explain the returns', explainReturns, { explanation: '核查不细', measures: '换人' }),
  move('ask for longer', requestExtension, extension, terms5),
  move('agree in the unit', endorseExtension, yes, { category: 'SPECIAL' }),
  move('check the extension', checkExtension, yes, { share: 0.2, category: 'SPECIAL' }),
  move('allow longer', decideExtension, { result: 'APPROVED', opinion: '' }, days),
  move('nobody decided', lapseExtension, { assignmentId: matterId }),
  move('explain why it is late', explainOverdue, { explanation: '管材迟到', expectedOn: '2026-03-06', evidence: [] }),
  move('urge', urge, { channel: 'PHONE', content: '请尽快' }, due),
  move('sign a red notice', approveNotice, yes),
  move('serve a red notice', serveNotice, red, due),
  move('propose a talk', proposeOutcome, { kind: 'ADMONISH_TALK', reason: '久拖' }, due),
  move('ask to return it', requestReturn, { reason: 'NOT_OURS', basis: '三定规定' }, window),
  move('sign the return', signReturn, yes),
  move('review the return', reviewReturn, goOn, { atWork: [], subjects: {} }),
  move('refuse the return', decideReturn, goOn, { atWork: [], place: null, subjects: {} }),
  move('suspend', suspend, { reason: '等待批复' }),
  move('resume', resume, {}, { dueAt: LATER, acknowledgeDueAt: null }),
  move('clear', clear, {}),
];
/** What follows the matter, and is nobody's step. */
const reactions = ['suspend', 'resume'];
const chief = person(6, '甄守拙', ['SUPERVISION_CHIEF'], ['office']);
const clerk = { ...handler, roles: ['HANDLER', 'LIAISON'] };
const people = [clerk, leader, head, desk, chief, stranger];
const times = [NOW, '2026-03-02T08:00:00.000Z', '2026-03-05T01:00:00.000Z'];

/** Whether the route lets this person in; jobs have no route, and come from the process whoever is about. */
const admitted = ([name, decide]: Move, roles: readonly string[]): boolean => {
  if (reactions.includes(name)) return true;
  const verb = decide.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const row: CommandRow = commands[`assignment.${verb}` as CommandName];
  return row.by === 'process' || row.roles.some((role) => roles.includes(role));
};

/** One step of anybody at anything: what is refused leaves the state as it is. */
const step = (state: Assignment, one: Move, who: (typeof people)[number], now: string): Assignment => {
  const [name, decide, command, lookup] = one;
  if (!admitted(one, who.roles)) return state;
  const actor: Actor = { ...who, region: '990121' };
  try {
    const facts = decide(command as never, state, { now, actor, policy: countyPolicy, lookup: lookup as never });
    // while the matter stands still nothing happens to its task
    if (state.status === 'SUSPENDED' && !reactions.includes(name)) expect(facts).toEqual([]);
    return facts.reduce(assignment.evolve, state);
  } catch (error) {
    if (error instanceof Refusal) return state;
    throw error;
  }
};

const rolesOf = (id: string | undefined): readonly string[] => people.find((each) => each.id === id)?.roles ?? [];
const unitsOf = (id: string | undefined): readonly string[] => people.find((each) => each.id === id)?.units ?? [];

const holds = (state: Assignment): void => {
  if (state.status === 'NONE') throw new Error('an issued assignment never ceases to be one');
  const { status, report: kept, checked, signed, reviews, issued: line } = state;
  const unit = line.unit.id;
  if (status === 'SUBMITTED' || status === 'ACCEPTED' || status === 'CLEARED') {
    const gates = [kept?.by.id, checked?.by.id, signed?.by.id];
    expect(new Set(gates).size).toBe(3);
    for (const gate of gates) expect(unitsOf(gate)).toContain(unit);
    expect(signed?.by.id).toBe(head.id);
    expect(kept?.evidence).not.toHaveLength(0);
    if (state.reworks >= 2) expect(state.explained.at(-1)).toMatchObject({ times: state.reworks, by: named(head) });
  }
  if (status === 'ACCEPTED' || status === 'CLEARED') {
    const last = reviews.at(-1);
    expect(last).toMatchObject({ result: 'PASS', factsClear: true, conclusionAccurate: true, handledProperly: true });
    expect(last?.checks).toHaveLength(Object.keys(words.reviewCheck).length);
    expect(unitsOf(last?.by.id)).not.toContain(unit);
  }
  extensionHolds(state);
  // I-17: a red notice was signed by the chief, and the same document is not served twice
  expect(new Set(state.notices.map((notice) => notice.documentNo)).size).toBe(state.notices.length);
};

/** I-6: filed in time with a report of progress, through other hands each time, and only so often and so far. */
const extensionHolds = ({
  extension: asked,
  extensions,
  progress: told,
  dueAt,
  issued: line,
}: OpenAssignment): void => {
  expect(extensions).toBeLessThanOrEqual(countyPolicy.extension.maxByLeader);
  expect(line.dueAt).toBe(LATER);
  expect(dueAt).toBe(extensions > 0 ? newDueAt : LATER);
  if (!asked) return;
  expect(told).not.toHaveLength(0);
  expect(asked.at <= line.dueAt).toBe(true);
  if (asked.endorsed) expect(asked.endorsed.by.id).toBe(head.id);
  if (asked.checked) expect(asked.endorsed?.agree).toBe(true);
  if (asked.agreed) expect(rolesOf(asked.endorsed?.by.id)).toContain('UNIT_HEAD');
};

type Step = readonly [Move, (typeof people)[number], string];
const by = (name: string, who: (typeof people)[number]): Step => {
  const found = moves.find(([each]) => each === name);
  if (!found) throw new Error(`no move ${name}`);
  return [found, who, NOW];
};
const threeGates = [by('draft', clerk), by('check', leader), by('sign', head)];
const longer = [
  by('ask for longer', clerk),
  by('agree in the unit', head),
  by('check the extension', desk),
  by('allow longer', chief),
];
const returned = [by('return', desk), by('explain the returns', head)];
/** A whole life with two returns: strangers' and untimely steps are put between, so that every status is reached. */
const life: readonly Step[] = [
  by('acknowledge', clerk),
  by('progress', clerk),
  ...longer,
  ...threeGates,
  ...returned,
  ...threeGates,
  ...returned,
  ...threeGates,
  by('pass', desk),
  by('second review', chief),
  by('clear', desk),
];

describe('任何人以任何次序办理', () => {
  const anyStep = fc.tuple(fc.constantFrom(...moves), fc.constantFrom(...people), fc.constantFrom(...times));
  const between = fc.array(fc.array(anyStep, { maxLength: 3 }), { minLength: life.length, maxLength: life.length });
  it('I-3 I-4 I-5 I-6 I-7 I-8 I-9 三关三人、佐证、形式检查与三项判断、逐级延期、退回说明始终成立, 中止期间什么也不办', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(between, (others) => {
        let state: Assignment = assignment.evolve(assignment.initial, issued());
        for (const [next, who, now] of life.flatMap((due, i) => [...(others[i] ?? []), due])) {
          state = step(state, next, who, now);
          holds(state);
          reached.add(state.status);
        }
      }),
      { numRuns: 200 },
    );
    expect([...reached].sort()).toEqual([
      'ACCEPTED',
      'ACKNOWLEDGED',
      'CLEARED',
      'HANDLING',
      'ISSUED',
      'RETURNED',
      'RETURN_REQUESTED',
      'SUBMITTED',
      'SUSPENDED',
    ]);
  });
});
