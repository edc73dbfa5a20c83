import { type TimerKind } from '../model/element';

const PERIOD =
  /^(-?)P(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)W)?(?:(-?\d+)D)?(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?\d+(?:\.\d+)?)S)?)?$/;

/** An instant after an ISO 8601 duration: years and months by the calendar, the rest by the clock. */
export const after = (duration: string, from: number): number => {
  const match = PERIOD.exec(duration.trim());
  if (!match || /[PT]$/.test(duration.trim())) throw new Error(`Invalid duration format '${duration}'`);
  const sign = match[1] ? -1 : 1;
  const part = (i: number): number => sign * Number(match[i] ?? 0);
  const date = new Date(from);
  const day = date.getUTCDate();
  const months = part(2) * 12 + part(3);
  if (months !== 0) {
    date.setUTCDate(1);
    date.setUTCMonth(date.getUTCMonth() + months);
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
    date.setUTCDate(Math.min(day, last));
  }
  return date.getTime() + ((part(4) * 7 + part(5)) * 24 + part(6)) * 3_600_000 + part(7) * 60_000 + part(8) * 1_000;
};

/** `R3/PT1H`: how often (-1: for ever) and the pause between; `R3/2026-03-02T09:00:00Z/PT1H`: from when on. */
export const cycleOf = (text: string): { repetitions: number; interval: string; from?: string } => {
  const match = /^R(-?\d*)\/(?:([^P-][^/]*)\/)?(-?P.+)$/.exec(text.trim());
  if (!match?.[3]) throw new Error(`Repetition spec must start with R`);
  after(match[3], 0);
  const count = match[1] ?? '';
  return {
    repetitions: count === '' || count.startsWith('-') ? -1 : Number(count),
    interval: match[3],
    ...(match[2] ? { from: match[2] } : {}),
  };
};

/** When a timer made now is due. @throws Error on a text that is no such thing */
export const dueOf = (
  kind: TimerKind,
  text: string,
  now: number,
): { due: number; repetitions: number; interval: string | null } => {
  if (kind === 'cycle') {
    const { repetitions, interval, from } = cycleOf(text);
    const due = from === undefined ? after(interval, now) : dueOf('date', from, now).due;
    return { due, repetitions, interval };
  }
  if (kind === 'duration') return { due: after(text, now), repetitions: 1, interval: null };
  const plain = text.replace(/\[.*\]$/, '');
  const due = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(plain) ? plain : `${plain}Z`);
  if (Number.isNaN(due)) throw new Error(`Invalid date-time format '${text}'`);
  return { due, repetitions: 1, interval: null };
};
