import { type EachBatchPayload } from 'kafkajs';
import { Offsets } from './kafka.offsets';

type Commit = EachBatchPayload['commitOffsetsIfNecessary'];
type Asked = { topics: readonly { topic: string; partitions: readonly { partition: number; offset: string }[] }[] };

/** A Kafka that answers when it is told to. */
const slow = (): { commit: Commit; asked: Asked[]; answer: (error?: Error) => Promise<void> } => {
  const asked: Asked[] = [];
  const open: ((error?: Error) => void)[] = [];
  return {
    asked,
    commit: (offsets) => {
      asked.push(offsets as Asked);
      return new Promise((resolve, reject) => open.push((error) => (error ? reject(error) : resolve())));
    },
    answer: async (error) => {
      open.shift()?.(error);
      await new Promise(setImmediate);
    },
  };
};
const at = (partition: number, topic = 't') => ({ topic, partition });
const told = (...partitions: [number, string][]): Asked => ({
  topics: [{ topic: 't', partitions: partitions.map(([partition, offset]) => ({ partition, offset })) }],
});

describe('消费位移在办事之外告诉 Kafka', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate'] }));
  afterEach(() => jest.useRealTimers());

  it('一次还没有答复,其间办到的合在下一次', async () => {
    const [offsets, kafka] = [new Offsets(), slow()];
    offsets.reached(at(1), '5', kafka.commit);
    for (const next of ['6', '7']) offsets.reached(at(1), next, kafka.commit);
    offsets.reached(at(2), '3', kafka.commit);
    expect(kafka.asked).toEqual([told([1, '5'])]);
    await kafka.answer();
    expect(kafka.asked).toEqual([told([1, '5']), told([1, '7'], [2, '3'])]);
  });

  it('没有告诉成的再告诉,其间办得更远的说更远的', async () => {
    const [offsets, kafka] = [new Offsets(), slow()];
    offsets.reached(at(1), '5', kafka.commit);
    offsets.reached(at(2), '9', kafka.commit);
    await kafka.answer();
    offsets.reached(at(2), '10', kafka.commit);
    await kafka.answer(new Error('away'));
    expect(await offsets.told()).toBe(false);
    expect(kafka.asked).toHaveLength(2);
    jest.advanceTimersByTime(1_000);
    expect(kafka.asked[2]).toEqual(told([2, '10']));
  });

  it('重新加入以后,以前没有告诉成的不再说:新的持有者也许已经办得更远', async () => {
    const [offsets, kafka] = [new Offsets(), slow()];
    offsets.reached(at(1), '5', kafka.commit);
    offsets.forget();
    await kafka.answer(new Error('no member any more'));
    jest.advanceTimersByTime(1_000);
    expect(kafka.asked).toHaveLength(1);
  });

  it('从别处读起的分区,以前办到哪里不再说', async () => {
    const [offsets, kafka] = [new Offsets(), slow()];
    offsets.reached(at(1), '5', kafka.commit);
    offsets.reached(at(1), '6', kafka.commit);
    const left = offsets.leave(at(1));
    await kafka.answer(new Error('away'));
    await left;
    expect(await offsets.told()).toBe(true);
    offsets.reached(at(2), '1', kafka.commit);
    expect(kafka.asked[1]).toEqual(told([2, '1']));
  });
});
