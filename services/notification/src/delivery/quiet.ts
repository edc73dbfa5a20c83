import { type Policy } from '@duban/contracts';
import { type Instant } from '@duban/kernel';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const OFFSET_MS = 8 * 60 * MINUTE_MS; // Asia/Shanghai has no summer time
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** 免打扰: the instant itself, or the end of the quiet hours it falls into. */
export const afterQuiet = ({ from, to }: Policy['quietHours'], instant: Instant): Instant => {
  const local = Date.parse(instant) + OFFSET_MS;
  const midnight = Math.floor(local / DAY_MS) * DAY_MS;
  const minute = (local - midnight) / MINUTE_MS;
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  const overnight = begin > end;
  if (overnight ? minute < begin && minute >= end : minute < begin || minute >= end) return instant;
  const day = overnight && minute >= begin ? DAY_MS : 0;
  return new Date(midnight + day + end * MINUTE_MS - OFFSET_MS).toISOString();
};
