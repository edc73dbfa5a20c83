import { type words } from '@duban/contracts';

/** What time no longer changes anything about: counted once in `reporting.settled` and never again when somebody looks. */
export const settledStatuses = [
  'CLOSED',
  'ARCHIVED',
  'REJECTED',
  'REVOKED',
  'MERGED',
] as const satisfies readonly (keyof typeof words.matterStatus)[];

const listed = settledStatuses.map((status) => `'${status}'`).join(', ');
/** As SQL over a row with a `status`; in these very words, so that the partial index is found. */
export const isSettled = `status in (${listed})`;
export const isRunning = `status not in (${listed})`;
