import { stateCouncilCalendar, withYear } from '@duban/calendar';
import { type AssignmentFact, countyPolicy } from '@duban/contracts';
import { NOW } from '@duban/testing';
import { assignment, type OpenAssignment } from './assignment';
import { by, desk, fact, given, issued, signed, submitted, taken } from './assignment.samples';
import { recounted } from './clock';
import { recount } from './commands/recount';

const afterNewYear = issued({
  issuedAt: '2026-12-30T01:00:00.000Z',
  deadline: { unit: 'WORKDAY', amount: 3 },
  acknowledgeDueAt: '2026-12-31T15:59:59.000Z',
  dueAt: '2027-01-05T15:59:59.000Z',
  provisional: true,
});
const published = withYear(stateCouncilCalendar, '第1版·2027年', 2027, {
  off: ['2027-01-01', '2027-01-04'],
  work: [],
  localWork: [],
});
const stateOf = (...facts: AssignmentFact[]) => facts.reduce(assignment.evolve, assignment.initial) as OpenAssignment;
const counted = (facts: AssignmentFact[], calendar = published) => ({
  lookup: recounted(stateOf(...facts), calendar, countyPolicy),
  actor: desk,
});
const moved = fact('assignment.recounted.v1', {
  ...by(desk),
  reason: 'CALENDAR',
  dueAt: '2027-01-06T15:59:59.000Z',
  previousDueAt: '2027-01-05T15:59:59.000Z',
  acknowledgeDueAt: '2026-12-31T15:59:59.000Z',
  provisional: false,
  calendarVersion: '第1版·2027年',
});

describe('I-21 日历公布后的重算', () => {
  it('暂算的在办任务按新表重算, 原期限记下', () => {
    const facts = [afterNewYear, taken];
    given(...facts)
      .when(recount, {}, counted(facts))
      .then(moved);
    expect(stateOf(...facts, moved)).toMatchObject({
      dueAt: '2027-01-06T15:59:59.000Z',
      clock: { provisional: false, calendarVersion: '第1版·2027年', start: '2026-12-30T01:00:00.000Z' },
      recounts: [{ previousDueAt: '2027-01-05T15:59:59.000Z' }],
    });
  });
  it('再算一遍什么也不变', () => {
    const facts = [afterNewYear, taken, moved];
    given(...facts)
      .when(recount, {}, counted(facts))
      .thenNothing();
  });
  it('期限没动但不再是暂算的, 也记下', () => {
    const facts = [afterNewYear, taken];
    const unmoved = withYear(stateCouncilCalendar, '第1版·2027年', 2027, {
      off: ['2027-01-01'],
      work: [],
      localWork: [],
    });
    expect(
      given(...facts)
        .when(recount, {}, counted(facts, unmoved))
        .facts(),
    ).toMatchObject([
      { data: { dueAt: '2027-01-05T15:59:59.000Z', previousDueAt: '2027-01-05T15:59:59.000Z', provisional: false } },
    ]);
  });
  it('不受影响的不动, 已经办结的不动', () => {
    const facts = [issued(), taken];
    given(...facts)
      .when(recount, {}, counted(facts))
      .thenNothing();
    const done = [afterNewYear, taken, fact('assignment.accepted.v1', { ...by(desk), onTime: true })];
    given(...done)
      .when(recount, {}, counted(done))
      .thenNothing();
  });
  it('R-208 已报送的是否按时不因重算而变', () => {
    const facts = [...submitted, moved];
    expect(stateOf(...facts).signed).toEqual(signed.data);
  });
  it('批准的延期是一个日期, 日历不移动它', () => {
    const extended = fact('assignment.extension-decided.v1', {
      ...by(desk),
      agree: true,
      opinion: '',
      dueAt: '2027-01-04T15:59:59.000Z',
      previousDueAt: '2027-01-05T15:59:59.000Z',
    });
    const facts = [afterNewYear, taken, extended];
    expect(stateOf(...facts).clock).toMatchObject({
      rule: { unit: 'DATE', date: '2027-01-04' },
      start: NOW,
      setBy: 'EXTENSION',
      provisional: false,
    });
    given(...facts)
      .when(recount, {}, counted(facts))
      .thenNothing();
  });
  it('待签收的, 签收时限也重算', () => {
    const late = issued({
      issuedAt: '2027-01-01T01:00:00.000Z',
      urgency: 'NORMAL',
      acknowledgeDueAt: '2027-01-04T15:59:59.000Z',
      deadline: { unit: 'WORKDAY', amount: 15 },
      dueAt: '2027-01-22T15:59:59.000Z',
    });
    expect(
      given(late)
        .when(recount, {}, counted([late]))
        .facts(),
    ).toMatchObject([{ data: { acknowledgeDueAt: '2027-01-05T15:59:59.000Z', dueAt: '2027-01-25T15:59:59.000Z' } }]);
  });
});

describe('紧急程度改变、中止以后的重算', () => {
  it('再次批示改为加急的, 日历公布后从批示时起按新的规则重算; 批示定的签收时限不动', () => {
    const rule = { unit: 'WORKDAY', amount: 2 } as const;
    const urgent = fact('assignment.recounted.v1', {
      ...by(desk),
      reason: 'URGENCY',
      urgency: 'URGENT',
      rule,
      startAt: '2026-12-31T09:00:00.000Z',
      dueAt: '2027-01-05T15:59:59.000Z',
      previousDueAt: '2027-01-22T15:59:59.000Z',
      acknowledgeDueAt: '2026-12-31T15:59:59.000Z',
      provisional: true,
      calendarVersion: '国务院2026',
    });
    const facts = [issued({ urgency: 'NORMAL', dueAt: '2027-01-22T15:59:59.000Z' }), urgent];
    expect(stateOf(...facts).clock).toMatchObject({ rule, start: '2026-12-31T09:00:00.000Z', setBy: null });
    expect(counted(facts).lookup).toEqual({
      dueAt: '2027-01-06T15:59:59.000Z',
      acknowledgeDueAt: '2026-12-31T15:59:59.000Z',
      provisional: false,
      calendarVersion: '第1版·2027年',
    });
  });
  it('R-207 中止过的任务, 日历公布后仍然不计中止的那几天', () => {
    const resumed = fact('assignment.resumed.v1', {
      ...by(desk),
      at: '2027-01-11T01:00:00.000Z',
      suspendedAt: '2027-01-05T01:00:00.000Z',
      dueAt: '2027-01-11T15:59:59.000Z',
      previousDueAt: '2027-01-05T15:59:59.000Z',
    });
    const facts = [afterNewYear, taken, fact('assignment.suspended.v1', { ...by(desk), reason: '等待' }), resumed];
    expect(counted(facts).lookup).toMatchObject({ dueAt: '2027-01-12T15:59:59.000Z', provisional: false });
  });
});
