import { Alarm } from './alarm';

beforeEach(() => jest.useFakeTimers({ now: 0 }));
afterEach(() => jest.useRealTimers());

/** An alarm whose work is due again after `next` ms, or fails. */
const alarmed = (next: () => number) => {
  const rang: number[] = [];
  const failures: unknown[] = [];
  const alarm = new Alarm(
    () => Date.now(),
    () => {
      rang.push(Date.now());
      return Promise.resolve().then(next);
    },
    (error) => failures.push(error),
  );
  return { alarm, rang, failures };
};
const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

describe('一次醒来', () => {
  it('睡到下一件到期,到期前不醒', async () => {
    const { alarm, rang } = alarmed(() => Infinity);
    alarm.expect(30_000);
    await pass(29_999);
    expect(rang).toEqual([]);
    await pass(1);
    expect(rang).toEqual([30_000]);
    await alarm.stop();
  });
  it('有更早的就提前,更晚的不推迟;正在写入的等它提交', async () => {
    const { alarm, rang } = alarmed(() => Infinity);
    alarm.expect(30_000);
    alarm.expect(50_000);
    alarm.expect(10_000);
    await pass(10_000);
    expect(rang).toEqual([10_000]);
    alarm.expect(5_000);
    await pass(199);
    expect(rang).toHaveLength(1);
    await pass(1);
    expect(rang).toEqual([10_000, 10_200]);
    await alarm.stop();
  });
  it('没有到期的也每分钟看一次:时钟可能被拨动,别的进程可能写了', async () => {
    const { alarm, rang } = alarmed(() => Infinity);
    await alarm.ring();
    await pass(120_000);
    expect(rang).toEqual([0, 60_000, 120_000]);
    await alarm.stop();
  });
  it('出错一秒后再来,停止后不再醒', async () => {
    let broken = true;
    const { alarm, rang, failures } = alarmed(() => {
      if (broken) throw new Error('the database is away');
      return Infinity;
    });
    await alarm.ring();
    broken = false;
    await pass(1_000);
    expect([rang, failures.length]).toEqual([[0, 1_000], 1]);
    await alarm.stop();
    await pass(600_000);
    expect(rang).toHaveLength(2);
  });
});
