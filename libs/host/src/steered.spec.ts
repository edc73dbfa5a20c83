import { MovableClock } from './steered';

it('拨动后从该时刻继续走,放开后回到真实时间', () => {
  let real = Date.parse('2026-11-24T08:00:00.000Z');
  const clock = new MovableClock(() => real);
  clock.set('2026-03-02T01:00:00.000Z');
  expect(clock.now()).toBe('2026-03-02T01:00:00.000Z');
  real += 1_500;
  expect(clock.now()).toBe('2026-03-02T01:00:01.500Z');
  clock.release();
  expect(clock.now()).toBe('2026-11-24T08:00:01.500Z');
});
