import { sparing } from './sparing';

it('同样的问题一分钟说一次,说明其间有几次;别的问题马上说', () => {
  let now = 0;
  const told: string[] = [];
  const report = sparing(
    (problem) => told.push(problem),
    () => now,
  );
  for (; now < 120_000; now += 100) {
    report('连不上 Kafka');
    if (now === 30_000) report('消费组断开');
  }
  report('连不上 Kafka');
  expect(told).toEqual([
    '连不上 Kafka',
    '消费组断开',
    '连不上 Kafka(其间又有 599 次)',
    '连不上 Kafka(其间又有 599 次)',
  ]);
});

it('再多的问题也只记一定数量', () => {
  let count = 0;
  const report = sparing(
    () => (count += 1),
    () => 0,
  );
  for (let n = 0; n < 1_000; n += 1) report(`第 ${n} 个`);
  report('第 0 个');
  expect(count).toBe(1_001);
});
