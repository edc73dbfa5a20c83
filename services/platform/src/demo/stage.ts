import { type DemoClient } from './browser';

/** What a scene of the demo has at hand. */
export type Stage = Readonly<{
  client: DemoClient;
  /** an earlier load was cut off: some of it is there */
  again: boolean;
  /** the day of the demo, as an instant */
  today: string;
  person: (account: string) => { id: string; name: string };
  unit: (key: string) => { id: string; name: string };
}>;
/** One thing somebody does at some time. */
export type Act = { at: string; act: () => Promise<unknown> };

const HOUR_MS = 3_600_000;
/** So many days before (or after) today, at an hour of the day in Asia/Shanghai; never later than now. */
export const dayAt = (today: string, days: number, hour: number): string => {
  const day = new Date(Date.parse(today) + 8 * HOUR_MS + days * 24 * HOUR_MS).toISOString().slice(0, 10);
  const at = Date.parse(`${day}T00:00:00.000Z`) - 8 * HOUR_MS + hour * HOUR_MS;
  return new Date(Math.min(at, Date.parse(today) - 60_000)).toISOString();
};
export const localDayOf = (at: string): string => new Date(Date.parse(at) + 8 * HOUR_MS).toISOString().slice(0, 10);
