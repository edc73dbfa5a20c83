import { performance } from 'node:perf_hooks';
import { Client } from 'pg';

/** 数据库的时刻: milliseconds as the database's clock has them. */
export type DatabaseTime = Readonly<{ now(): number; stop(): Promise<void> }>;

const AGAIN_MS = 60_000;
/** Less than this it is the way to the server and back: time stands still for that long instead of going back. */
const STEP_MS = 2_000;

/** @throws the driver's error when the server cannot be asked */
const asked = async (url: string): Promise<{ time: number; at: number }> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const before = performance.now();
    const { rows } = await client.query<{ ms: string }>('select extract(epoch from clock_timestamp()) * 1000 as ms');
    const after = performance.now();
    return { time: Number(rows[0]?.ms), at: (before + after) / 2 };
  } finally {
    await client.end().catch(() => undefined);
  }
};

/**
 * One time for all processes of a deployment, whatever the clocks of their machines say or jump to: that of the database,
 * asked at the start and every minute, counted on by the machine's monotonic clock in between.
 */
export const databaseTime = async (url: string): Promise<DatabaseTime> => {
  let known = await asked(url);
  let last = 0;
  let asking = Promise.resolve();
  const timer = setInterval(() => {
    asking = asked(url).then(
      (fresh) => void (known = fresh),
      () => undefined, // away: counted on until it is back
    );
  }, AGAIN_MS);
  timer.unref();
  return {
    now: () => {
      const time = known.time + (performance.now() - known.at);
      last = time < last && last - time < STEP_MS ? last : time;
      return Math.floor(last);
    },
    stop: () => {
      clearInterval(timer);
      return asking;
    },
  };
};
