const ONCE_IN_MS = 60_000;
/** So many different problems are told apart. */
const TOLD_APART = 200;

/**
 * Passes on a problem at once, and the same one again only after a minute, with how often it came meanwhile: a client of
 * a Kafka that is away says the same several times a second.
 * @param now milliseconds
 */
export const sparing = (report: (problem: string) => void, now = Date.now): ((problem: string) => void) => {
  const told = new Map<string, { at: number; more: number }>();
  return (problem) => {
    const last = told.get(problem);
    if (last && now() - last.at < ONCE_IN_MS) {
      last.more += 1;
      return;
    }
    if (told.size >= TOLD_APART) told.clear();
    told.set(problem, { at: now(), more: 0 });
    report(last && last.more > 0 ? `${problem}(其间又有 ${last.more} 次)` : problem);
  };
};
