import { type AssignmentFact, countyPolicy, type Policy, type RequestReturn } from '@duban/contracts';
import { type Actor, type Decide, Refusal } from '@duban/kernel';
import { NOW } from '@duban/testing';
import fc from 'fast-check';
import { type Assignment, assignment, type OpenAssignment } from './assignment';
import { desk, handler, head, issued, leader, named, person, stranger, water } from './assignment.samples';
import { acknowledge } from './commands/acknowledge';
import { decideReturn } from './commands/decide-return';
import { requestReturn } from './commands/request-return';
import { resume } from './commands/resume';
import { reviewReturn } from './commands/review-return';
import { signReturn } from './commands/sign-return';
import { split } from './commands/split';
import { suspend } from './commands/suspend';

type Any = Decide<never, Assignment, AssignmentFact, Policy, never>;
type Move = { decide: Any; command: object; lookup?: object };
const move = (decide: unknown, command: object, lookup: object = {}): Move => ({
  decide: decide as Any,
  command,
  lookup,
});

const WINDOW = '2026-03-02T04:00:00.000Z';
const AFTER = '2026-03-02T05:00:00.000Z';
const chief = person(6, '甄守拙', ['SUPERVISION_CHIEF'], ['office']);
const both = person(7, '柯岭(兼督查室主任)', ['SUPERVISION_CHIEF', 'UNIT_LEADER'], ['office', water.id]);
const people = [handler, leader, head, desk, chief, both, stranger];
const application: RequestReturn = { reason: 'NOT_OURS', basis: '三定规定', evidence: [] };
const terms = (others: number) => ({ windowUntil: WINDOW, decideDueAt: WINDOW, others });
const town = { id: 'town', name: '柳汀镇' };
const newUnit = { unit: town, responsibleLeader: { id: 'l', name: '芮汀' } };
const free = { subjects: {}, atWork: [water.id], place: { assignmentId: 'b1', serial: 3, replaces: 'a1' } };
const part = { unit: town, responsibleLeader: newUnit.responsibleLeader, requirement: '配合', dueOn: '2026-03-02' };
const days = { assignmentId: 'a1', today: '2026-03-02', latest: '2026-03-02', ids: ['c1'], firstSerial: 4, atWork: [] };
const moves: readonly Move[] = [
  move(acknowledge, { handler: named(handler), remark: '' }),
  ...[0, 1].map((others) => move(requestReturn, application, terms(others))),
  ...[true, false].map((agree) => move(signReturn, { agree, opinion: '' })),
  ...[reviewReturn, decideReturn].flatMap((decide) =>
    (['REASSIGN', 'CONTINUE', 'COORDINATE'] as const).map((decision) =>
      move(decide, { decision, opinion: '意见', newUnit }, free),
    ),
  ),
  move(split, { lines: [part] }, days),
  move(suspend, { reason: '等法院裁定' }),
  move(resume, {}, { dueAt: NOW, acknowledgeDueAt: null }),
];

const step = (
  state: OpenAssignment,
  { decide, command, lookup }: Move,
  who: Partial<Actor>,
  now: string,
): Assignment => {
  const actor = { ...who, region: '990121' } as Actor;
  try {
    const facts = decide(command as never, state, { now, actor, policy: countyPolicy, lookup: lookup as never });
    return facts.reduce(assignment.evolve, state);
  } catch (error) {
    if (error instanceof Refusal) return state;
    throw error;
  }
};

const ofUnit = (id: string | undefined): boolean =>
  people.find((each) => each.id === id)?.units.includes(water.id) ?? false;
const holds = (state: OpenAssignment): void => {
  const { status, returnRequest: request, children } = state;
  expect(state.dueAt).toBe(state.issued.dueAt);
  if (!request) return;
  expect(request.at <= WINDOW).toBe(true);
  expect(ofUnit(request.by.id)).toBe(true);
  expect(['ISSUED', 'ACKNOWLEDGED', 'HANDLING']).toContain(request.from);
  if (request.signed) {
    expect(request.signed.by.id).not.toBe(request.by.id);
    expect(ofUnit(request.signed.by.id)).toBe(true);
  }
  if (request.reviewed) expect(request.signed?.agree && !ofUnit(request.reviewed.by.id)).toBe(true);
  if (request.decided) expect(request.reviewed && !ofUnit(request.decided.by.id)).toBe(true);
  if (status === 'WITHDRAWN_REASSIGNED') {
    expect(request).toMatchObject({ nth: 1, decided: { decision: 'REASSIGN', next: { line: { unit: town } } } });
    expect(children).toEqual([]);
  }
  if (request.decided && !request.decided.next) expect(status).not.toBe('WITHDRAWN_REASSIGNED');
};

describe('任何人以任何次序退办、再分解、中止', () => {
  const anyStep = fc.record({
    move: fc.constantFrom(...moves),
    who: fc.constantFrom(...people),
    now: fc.constantFrom(NOW, WINDOW, AFTER),
  });
  const due = (decide: unknown, who: (typeof people)[number], nth = 0) => ({
    move: moves.filter((each) => each.decide === decide)[nth] as Move,
    who,
    now: NOW,
  });
  const life = [
    due(requestReturn, handler),
    due(signReturn, leader),
    due(reviewReturn, desk),
    due(decideReturn, chief),
  ];
  const between = fc.array(fc.array(anyStep, { maxLength: 3 }), { minLength: 4, maxLength: 4 });
  it('I-4 I-5 只在窗口内、经另一位负责人签字、由督查机构决定; 时限不变, 第二个单位的不能改办', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(between, (others) => {
        let state = assignment.evolve(assignment.initial, issued()) as OpenAssignment;
        for (const { move: next, who, now } of life.flatMap((one, i) => [...(others[i] ?? []), one])) {
          state = step(state, next, who, now) as OpenAssignment;
          holds(state);
          reached.add(state.status);
        }
      }),
      { numRuns: 300 },
    );
    for (const status of ['RETURN_REQUESTED', 'WITHDRAWN_REASSIGNED', 'SUSPENDED', 'ACKNOWLEDGED'])
      expect(reached).toContain(status);
  });
});
