import { type AssignmentFact, countyPolicy, type Policy } from '@duban/contracts';
import { type Actor, type Decide, Refusal } from '@duban/kernel';
import { NOW } from '@duban/testing';
import fc from 'fast-check';
import { type Assignment, assignment } from './assignment';
import {
  desk,
  evidence,
  handler,
  head,
  issued,
  leader,
  named,
  pass,
  report,
  stranger,
  terms,
  yes,
} from './assignment.samples';
import { acknowledge } from './commands/acknowledge';
import { checkReport } from './commands/check-report';
import { clear } from './commands/clear';
import { decideExtension } from './commands/decide-extension';
import { draftReport } from './commands/draft-report';
import { requestExtension } from './commands/request-extension';
import { review } from './commands/review';
import { secondReview } from './commands/second-review';
import { signReport } from './commands/sign-report';
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
  reason: 'OBJECTIVE',
  explanation: '等管材',
  progress: '过半',
  newDueOn: '2026-03-06',
  nextSteps: '安装',
};
const later = { newDueAt: '2026-03-06T15:59:59.000Z' };
const moves: readonly Move[] = [
  move('acknowledge', acknowledge, { handler: named(handler), remark: '' }),
  move('draft', draftReport, { ...report, evidence }),
  move('draft without evidence', draftReport, { ...report, evidence: [] }),
  move('check', checkReport, yes),
  move('send back to the drafter', checkReport, { agree: false, opinion: '重写' }),
  move('sign', signReport, yes, { missing: [] }),
  move('pass', review, pass, terms),
  move('pass with a failed judgement', review, { ...pass, factsClear: false }, terms),
  move('return', review, { ...pass, factsClear: false, result: 'REWORK', opinion: '事实不清' }, terms),
  move('second review', secondReview, yes, terms),
  move('second return', secondReview, { agree: false, opinion: '重办' }, terms),
  move('ask for longer', requestExtension, extension, later),
  move('allow longer', decideExtension, yes, later),
  move('urge', urge, { channel: 'PHONE', content: '请尽快' }, { overdueDays: 0 }),
  move('clear', clear, {}),
];
const people = [handler, leader, head, desk, stranger];

/** One step of anybody at anything: what is refused leaves the state as it is. */
const step = (state: Assignment, [, decide, command, lookup]: Move, who: (typeof people)[number]): Assignment => {
  const actor: Actor = { ...who, region: '990121' };
  try {
    const facts = decide(command as never, state, { now: NOW, actor, policy: countyPolicy, lookup: lookup as never });
    return facts.reduce(assignment.evolve, state);
  } catch (error) {
    if (error instanceof Refusal) return state;
    throw error;
  }
};

const holds = (state: Assignment): void => {
  if (state.status === 'NONE') throw new Error('an issued assignment never ceases to be one');
  const { status, report: kept, checked, signed, reviews, issued: line, extensions } = state;
  const unit = line.unit.id;
  if (status === 'SUBMITTED' || status === 'ACCEPTED' || status === 'CLEARED') {
    const gates = [kept?.by.id, checked?.by.id, signed?.by.id];
    expect(new Set(gates).size).toBe(3);
    for (const gate of gates) expect(people.find(({ id }) => id === gate)?.units).toContain(unit);
    expect(signed?.by.id).toBe(head.id);
    expect(kept?.evidence).not.toHaveLength(0);
  }
  if (status === 'ACCEPTED' || status === 'CLEARED') {
    const last = reviews.at(-1);
    expect(last).toMatchObject({ result: 'PASS', factsClear: true, conclusionAccurate: true, handledProperly: true });
    expect(people.find(({ id }) => id === last?.by.id)?.units).not.toContain(unit);
  }
  expect(extensions).toBeLessThanOrEqual(countyPolicy.maxExtensions);
  expect(line.dueAt).toBe('2026-03-03T15:59:59.000Z');
};

type Step = readonly [Move, (typeof people)[number]];
const by = (name: string, who: (typeof people)[number]): Step => [moves.find(([each]) => each === name) as Move, who];
const threeGates = [by('draft', handler), by('check', leader), by('sign', head)];
/** A whole life with one return: strangers' and untimely steps are put between, so that every status is reached. */
const life: readonly Step[] = [
  by('acknowledge', handler),
  ...threeGates,
  by('return', desk),
  ...threeGates,
  by('pass', desk),
  by('second review', desk),
  by('clear', desk),
];

describe('任何人以任何次序办理', () => {
  const anyStep = fc.tuple(fc.constantFrom(...moves), fc.constantFrom(...people));
  const between = fc.array(fc.array(anyStep, { maxLength: 3 }), { minLength: life.length, maxLength: life.length });
  it('I-6 I-7 I-8 I-9 三关三人、佐证、三项判断、延期次数始终成立', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(between, (others) => {
        let state: Assignment = assignment.evolve(assignment.initial, issued());
        for (const [next, who] of life.flatMap((due, i) => [...(others[i] ?? []), due])) {
          state = step(state, next, who);
          holds(state);
          reached.add(state.status);
        }
      }),
      { numRuns: 150 },
    );
    expect([...reached].sort()).toEqual([
      'ACCEPTED',
      'ACKNOWLEDGED',
      'CLEARED',
      'HANDLING',
      'ISSUED',
      'RETURNED',
      'SUBMITTED',
    ]);
  });
});
