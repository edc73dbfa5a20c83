import { FeelDate, FeelDateTime, now } from 'feelin';

/** FEEL's `now()` and `today()` by the engine's clock, in the time zone of this machine. */
export const clockFunctions = (clock: () => number): Record<string, () => unknown> => {
  const at = (): FeelDateTime => {
    const real = now();
    return new FeelDateTime(real.unwrap().add({ milliseconds: Math.round(clock() - Date.now()) }), real.zone);
  };
  return { now: at, today: () => new FeelDate(at().unwrap().toPlainDate()) };
};
