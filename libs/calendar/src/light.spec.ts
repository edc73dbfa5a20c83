import { lightFrom, type RunningClock, stateCouncilCalendar as calendar } from './index';

const rule = { yellow: { workdays: 3, share: 0.2, lag: 0.1 }, red: { lag: 0.3 } };
const clock: RunningClock = {
  start: '2026-03-02T01:00:00.000Z',
  dueAt: '2026-03-23T15:59:59.000Z',
  firstProgressDueAt: null,
  reported: null,
  suspensions: [],
};
const of = (more: Partial<RunningClock> = {}) => lightFrom({ ...clock, ...more }, rule, calendar);
const due = clock.dueAt;

describe('R-510 黄灯、红灯从何时起', () => {
  it('剩余不多于三个工作日或时限的五分之一亮黄灯, 到期后亮红灯', () => {
    expect(of()).toEqual({ yellowFrom: '2026-03-18T15:59:59.000Z', redAfter: due });
    const long = of({ dueAt: '2026-06-02T15:59:59.000Z' });
    expect(long.yellowFrom < '2026-05-20').toBe(true);
  });
  it('比三个工作日还短的时限只看比例', () =>
    expect(of({ dueAt: '2026-03-03T01:00:00.000Z' })).toEqual({
      yellowFrom: '2026-03-02T20:12:00.000Z',
      redAfter: '2026-03-03T01:00:00.000Z',
    }));
  it('首次进展到期未报的从那时起亮黄灯, 报了就不亮', () => {
    const firstProgressDueAt = '2026-03-11T15:59:59.000Z';
    expect(of({ firstProgressDueAt }).yellowFrom).toBe(firstProgressDueAt);
    const reported = { at: '2026-03-12T01:00:00.000Z', percent: 60 };
    expect(of({ firstProgressDueAt, reported }).yellowFrom).toBe('2026-03-18T15:59:59.000Z');
  });
  it('进度比时间慢一成亮黄灯, 慢三成亮红灯', () => {
    const at = '2026-03-12T20:30:00.000Z';
    expect(of({ reported: { at, percent: 45 } })).toMatchObject({ yellowFrom: '2026-03-18T15:59:59.000Z' });
    expect(of({ reported: { at, percent: 35 } })).toEqual({ yellowFrom: at, redAfter: due });
    expect(of({ reported: { at, percent: 10 } })).toEqual({ yellowFrom: at, redAfter: at });
  });
  it('R-207 中止的时间不算在计划进度里', () => {
    const at = '2026-03-12T20:30:00.000Z';
    const suspensions = [{ from: '2026-03-03T01:00:00.000Z', to: '2026-03-11T01:00:00.000Z' }];
    expect(of({ reported: { at, percent: 20 }, suspensions }).yellowFrom).toBe('2026-03-18T15:59:59.000Z');
  });
});
