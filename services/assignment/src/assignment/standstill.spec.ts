import { NOW } from '@duban/testing';
import { assignment, type OpenAssignment } from './assignment';
import {
  by,
  desk,
  fact,
  given,
  handler,
  issued,
  LATER,
  named,
  person,
  report,
  submitted,
  taken,
} from './assignment.samples';
import { acknowledge } from './commands/acknowledge';
import { cancel } from './commands/cancel';
import { draftReport } from './commands/draft-report';
import { recountUrgency } from './commands/recount-urgency';
import { resume } from './commands/resume';
import { suspend } from './commands/suspend';
import { urge } from './commands/urge';

const director = person(7, '祁砚秋', ['OFFICE_DIRECTOR'], ['office']);
const cleared = [
  ...submitted,
  fact('assignment.accepted.v1', { ...by(desk), onTime: true }),
  fact('assignment.cleared.v1', by(desk)),
];
const suspended = fact('assignment.suspended.v1', { ...by(director), reason: '等待上级批复' });
const RESUMED = '2026-03-05T01:00:00.000Z';
const byCalendar = { provisional: true, calendarVersion: '国务院2026' };
const resumed = (more: object = {}) =>
  fact('assignment.resumed.v1', {
    by: named(director),
    at: RESUMED,
    suspendedAt: NOW,
    dueAt: '2026-03-06T15:59:59.000Z',
    previousDueAt: LATER,
    ...byCalendar,
    ...more,
  });
const state = (...facts: ReturnType<typeof fact>[]): OpenAssignment =>
  facts.reduce(assignment.evolve, assignment.initial) as OpenAssignment;

describe('R-207 中止', () => {
  const stop = { reason: '等待上级批复' };
  it('没办完的任务都中止, 办完的、已中止的不再记', () => {
    given(issued(), taken).when(suspend, stop, { actor: director }).then(suspended);
    given(...submitted)
      .when(suspend, stop, { actor: director })
      .then(suspended);
    given(issued(), taken, suspended).when(suspend, stop, { actor: director }).thenNothing();
    given(...cleared)
      .when(suspend, stop, { actor: director })
      .thenNothing();
  });
  it('中止期间不办、不催, 并说明为什么', () => {
    const still = { status: '中止(等待上级批复)' };
    given(issued(), suspended)
      .when(acknowledge, { handler: named(handler), remark: '' }, { actor: handler })
      .refused('assignment.wrong-status', still);
    given(issued(), taken, suspended)
      .when(draftReport, report, { actor: handler })
      .refused('assignment.wrong-status', still);
    given(issued(), taken, suspended)
      .when(urge, { channel: 'PHONE', content: '请抓紧' }, { actor: desk, lookup: { overdueDays: 0 } })
      .refused('assignment.wrong-status', still);
  });
});

describe('R-207 恢复', () => {
  const dates = {
    dueAt: '2026-03-06T15:59:59.000Z',
    acknowledgeDueAt: null,
    ...byCalendar,
  };
  const goOn = { actor: director, now: RESUMED };
  it('时限顺延, 回到中止前的环节, 记入中止台账', () => {
    given(issued(), taken, suspended)
      .when(resume, {}, { ...goOn, lookup: dates })
      .then(resumed());
    expect(state(issued(), taken, suspended, resumed())).toMatchObject({
      status: 'ACKNOWLEDGED',
      dueAt: '2026-03-06T15:59:59.000Z',
      unextendedDueAt: '2026-03-06T15:59:59.000Z',
      issued: { dueAt: LATER },
      suspended: null,
      suspensions: [{ from: NOW, to: RESUMED }],
      // the new date may lie in a year that is not published
      clock: { provisional: true },
    });
    expect(state(...submitted, suspended, resumed())).toMatchObject({ status: 'SUBMITTED' });
  });
  it('没有签收的, 签收时限也顺延', () => {
    const acknowledgeDueAt = '2026-03-05T02:00:00.000Z';
    given(issued(), suspended)
      .when(resume, {}, { ...goOn, lookup: { ...dates, acknowledgeDueAt } })
      .then(resumed({ acknowledgeDueAt }));
    expect(state(issued(), suspended, resumed({ acknowledgeDueAt }))).toMatchObject({ acknowledgeDueAt });
  });
  it('时限不会因中止而提前; 没有中止的不用恢复', () => {
    given(issued(), taken, suspended)
      .when(resume, {}, { ...goOn, lookup: { ...dates, dueAt: NOW } })
      .then(resumed({ dueAt: LATER, provisional: undefined, calendarVersion: undefined }));
    given(issued(), taken)
      .when(resume, {}, { ...goOn, lookup: dates })
      .thenNothing();
  });
});

describe('撤销、并案', () => {
  const why = { reason: '事项撤销:政策调整(县长批示)' };
  const cancelled = fact('assignment.cancelled.v1', { ...by(director), ...why });
  it('没办完的取消, 中止的也取消, 办完的保留', () => {
    given(issued(), taken).when(cancel, why, { actor: director }).then(cancelled);
    given(issued(), taken, suspended).when(cancel, why, { actor: director }).then(cancelled);
    given(...cleared)
      .when(cancel, why, { actor: director })
      .thenNothing();
    given(issued(), taken, cancelled).when(cancel, why, { actor: director }).thenNothing();
  });
  it('取消以后不再办理', () =>
    given(issued(), taken, cancelled)
      .when(draftReport, report, { actor: handler })
      .refused('assignment.wrong-status', { status: '已取消(事项撤销:政策调整(县长批示))' }));
});

describe('再次批示改变紧急程度', () => {
  const anew = (dueAt: string, acknowledgeDueAt = '2026-03-02T05:00:00.000Z') => ({
    rule: { unit: 'WORKDAY', amount: 3 } as const,
    dueAt,
    acknowledgeDueAt,
    provisional: false,
    calendarVersion: '国务院2026',
  });
  const due = '2026-03-23T15:59:59.000Z';
  const normal = issued({ urgency: 'NORMAL', dueAt: due, acknowledgeDueAt: '2026-03-03T15:59:59.000Z' });
  const sooner = '2026-03-05T15:59:59.000Z';
  const change = (urgency: 'EXTRA_URGENT' | 'URGENT' | 'NORMAL', to: string, ...facts: ReturnType<typeof fact>[]) =>
    given(...facts)
      .when(recountUrgency, { urgency }, { actor: director, lookup: anew(to) })
      .facts()[0]?.data;

  it('更急的从批示起重算, 新旧时限都记下, 没签收的签收时限也提前', () => {
    given(normal)
      .when(recountUrgency, { urgency: 'URGENT' }, { actor: director, lookup: anew(sooner) })
      .then(
        fact('assignment.recounted.v1', {
          ...by(director),
          reason: 'URGENCY',
          urgency: 'URGENT',
          dueAt: sooner,
          previousDueAt: due,
          acknowledgeDueAt: '2026-03-02T05:00:00.000Z',
          provisional: false,
          calendarVersion: '国务院2026',
          rule: { unit: 'WORKDAY', amount: 3 },
          startAt: NOW,
        }),
      );
  });
  it('更急的决不更晚, 不那么急的决不更早', () => {
    expect(change('URGENT', '2026-04-01T15:59:59.000Z', normal, taken)).toMatchObject({
      dueAt: due,
      acknowledgeDueAt: '2026-03-03T15:59:59.000Z',
    });
    const urgent = issued({ urgency: 'URGENT', dueAt: due });
    expect(change('NORMAL', sooner, urgent, taken)).toMatchObject({ dueAt: due, urgency: 'NORMAL' });
    expect(change('NORMAL', '2026-04-01T15:59:59.000Z', urgent, taken)).toMatchObject({
      dueAt: '2026-04-01T15:59:59.000Z',
    });
  });
  it('不那么急的不改领导定的日期', () => {
    const dated = issued({ urgency: 'URGENT', dueAt: due, deadline: { unit: 'DATE', date: '2026-03-23' } });
    expect(change('NORMAL', '2026-04-01T15:59:59.000Z', dated, taken)).toMatchObject({ dueAt: due });
  });
  it('以后按新的紧急程度; 紧急程度没变的、办完的不重算', () => {
    const after = given(normal).when(recountUrgency, { urgency: 'URGENT' }, { actor: director, lookup: anew(sooner) });
    expect(state(normal, ...after.facts())).toMatchObject({
      urgency: 'URGENT',
      dueAt: sooner,
      clock: { rule: { unit: 'WORKDAY', amount: 3 }, start: NOW },
      recounts: [{ previousDueAt: due }],
    });
    expect(change('NORMAL', sooner, normal)).toBeUndefined();
    expect(change('NORMAL', sooner, ...cleared)).toBeUndefined();
  });
});
