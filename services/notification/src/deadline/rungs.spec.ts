import { stateCouncilCalendar } from '@duban/calendar';
import { countyPolicy, type LadderRung } from '@duban/contracts';
import { after, type Clock } from './clock';
import { deadlinesOf, reachedAt } from './rungs';

const rung = (key: string): LadderRung => countyPolicy.ladder.find((each) => each.key === key) as LadderRung;
const china = (at: string): string => new Date(`${at}+08:00`).toISOString();
const reached = (key: string, dueAt: string, urgency: Clock['urgency'] = 'NORMAL'): string =>
  reachedAt(rung(key), { dueAt: china(dueAt), urgency }, countyPolicy.quietHours, stateCouncilCalendar);

describe('各级何时到 (R-511)', () => {
  it.each([
    ['T-3', '2026-03-20T23:59:59', '2026-03-17T08:00:00', '往前数三个工作日,当日早上'],
    ['T0', '2026-03-20T23:59:59', '2026-03-20T23:59:59', '到期的那一刻'],
    ['T+3', '2026-03-20T23:59:59', '2026-03-25T08:00:00', '周末不算'],
    ['T+3', '2026-02-12T23:59:59', '2026-02-24T08:00:00', '春节不算,调休上班的周六算'],
    ['T-3', '2026-01-05T23:59:59', '2025-12-30T08:00:00', '跨年,元旦放假,周日上班'],
    ['T+3', '2025-12-31T23:59:59', '2026-01-06T08:00:00', '跨年'],
    ['T-1', '2024-03-01T23:59:59', '2024-02-29T08:00:00', '闰日'],
    ['T+3', '2024-02-28T23:59:59', '2024-03-04T08:00:00', '闰日'],
    ['T-1', '2026-03-22T23:59:59', '2026-03-20T08:00:00', '领导定在周日的期限'],
  ])('%s,时限%s,于%s到:%s', (key, dueAt, at) => expect(reached(key, dueAt)).toBe(china(at)));
  it.each([
    ['T-3', '2026-03-03T02:30:00', '2026-03-02T22:30:00'],
    ['T+3', '2025-12-31T23:00:00', '2026-01-01T23:00:00'],
    ['T+7', '2024-02-28T12:00:00', '2024-03-01T12:00:00'],
  ])('特急按小时:%s,时限%s,于%s到', (key, dueAt, at) => expect(reached(key, dueAt, 'EXTRA_URGENT')).toBe(china(at)));
});

const clock: Clock = {
  state: 'RUNNING',
  before: 'RUNNING',
  urgency: 'NORMAL',
  dueAt: china('2026-03-20T23:59:59'),
  reworkDueAt: null,
  acknowledgeDueAt: china('2026-03-03T23:59:59'),
  acknowledged: false,
  progressDueAt: china('2026-03-11T23:59:59'),
  progressed: false,
};
const states = (of: Clock, at: string): Record<string, string> =>
  Object.fromEntries(
    deadlinesOf(of, china(at), countyPolicy.ladder, countyPolicy.quietHours, stateCouncilCalendar).map((d) => [
      d.rung,
      d.state,
    ]),
  );

describe('时限随任务走', () => {
  it('到期前的提醒已经过去的不补,逾期的照催', () =>
    expect(states(clock, '2026-03-27T10:00:00')).toMatchObject({ 'T-3': 'PASSED', 'T-1': 'PASSED', T0: 'OPEN' }));
  it.each([
    ['中止', 'assignment.suspended.v1', {}, 'PAUSED'],
    ['签报', 'assignment.report-signed.v1', { agree: true }, 'STOPPED'],
    ['签报不同意,照旧', 'assignment.report-signed.v1', { agree: false }, 'RUNNING'],
    ['协办意见', 'assignment.opinion-submitted.v1', {}, 'STOPPED'],
    ['审核通过', 'assignment.accepted.v1', {}, 'ENDED'],
    ['销号', 'assignment.cleared.v1', {}, 'ENDED'],
    ['取消', 'assignment.cancelled.v1', {}, 'ENDED'],
    ['同意改办', 'assignment.return-decided.v1', { next: {} }, 'ENDED'],
    ['不同意退办,照旧', 'assignment.return-decided.v1', { next: null }, 'RUNNING'],
    ['协调改办', 'assignment.coordinated.v1', { next: {}, dueAt: clock.dueAt }, 'ENDED'],
  ])('%s', (_, type, data, state) => {
    const next = after(clock, type, data);
    expect(next.state).toBe(state);
    const open = Object.values(states(next, '2026-03-02T09:00:00')).filter((each) => each === 'OPEN');
    expect(open).toHaveLength(state === 'RUNNING' ? 8 : 0);
  });
  it('R-207 恢复后回到中止前的状态,签收与首次进展的时限一并顺延', () => {
    const paused = after(clock, 'assignment.suspended.v1', {});
    const next = after(paused, 'assignment.resumed.v1', {
      at: china('2026-03-04T09:00:00'),
      suspendedAt: china('2026-03-02T09:00:00'),
      dueAt: china('2026-03-24T23:59:59'),
    });
    expect(next).toMatchObject({
      state: 'RUNNING',
      dueAt: china('2026-03-24T23:59:59'),
      acknowledgeDueAt: china('2026-03-05T23:59:59'),
      progressDueAt: china('2026-03-13T23:59:59'),
    });
  });
  it('SP-1 退办申请:先等单位负责人签字,再等督查室审定;第二个单位起转协调,不催审定', () => {
    const waiting = (of: Clock) =>
      Object.entries(states(of, '2026-03-02T09:00:00')).flatMap(([rung, state]) =>
        rung.startsWith('RETURN') && state === 'OPEN' ? [rung] : [],
      );
    const ask = (of: Clock, nth: number) =>
      after(of, 'assignment.return-requested.v1', { nth, decideDueAt: china('2026-03-03T23:59:59') });
    const sign = (of: Clock, agree: boolean) => after(of, 'assignment.return-signed.v1', { agree });
    const first = ask(clock, 1);
    expect(waiting(first)).toEqual(['RETURN_SIGN-1']);
    expect(waiting(sign(first, true))).toEqual(['RETURN_DECIDE-1']);
    expect(waiting(sign(first, false))).toEqual([]);
    expect(waiting(after(sign(first, true), 'assignment.return-decided.v1', { next: null }))).toEqual([]);
    expect(waiting(sign(ask(clock, 2), true))).toEqual([]);
    expect(waiting(ask(sign(first, false), 1))).toEqual(['RETURN_SIGN-2']);
  });
  it('SP-1 中止期间不催退办,恢复后审定时限顺延', () => {
    const asked = after(clock, 'assignment.return-requested.v1', { nth: 1, decideDueAt: china('2026-03-03T23:59:59') });
    const resumed = after(after(asked, 'assignment.suspended.v1', {}), 'assignment.resumed.v1', {
      at: china('2026-03-04T09:00:00'),
      suspendedAt: china('2026-03-02T09:00:00'),
      dueAt: clock.dueAt,
    });
    expect(resumed.returning).toMatchObject({ dueAt: china('2026-03-05T23:59:59'), waitsFor: 'UNIT' });
  });
  it('退回后按重报期限,此后的延期不早于它', () => {
    const reworkDueAt = china('2026-03-25T23:59:59');
    const returned = after({ ...clock, state: 'STOPPED' }, 'assignment.returned.v1', { reworkDueAt });
    expect(returned).toMatchObject({ state: 'RUNNING', dueAt: reworkDueAt });
    const extended = after(returned, 'assignment.extension-decided.v1', { dueAt: china('2026-03-23T23:59:59') });
    expect(extended.dueAt).toBe(reworkDueAt);
  });
  it('已经结束的不再变', () => {
    const ended = after(clock, 'assignment.cancelled.v1', {});
    expect(after(ended, 'assignment.returned.v1', { reworkDueAt: clock.dueAt })).toBe(ended);
  });
});
