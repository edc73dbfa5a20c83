/** An instant as a refusal names it: `2026-03-02 12:00` in China. */
export const localMinute = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
