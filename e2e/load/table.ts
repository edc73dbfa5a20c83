import { type Tally } from './tally';

/** What a load came to, a line each. */
export const tallyRows = (tally: Tally, seconds: number): Record<string, string | number> => {
  const { p50, p99 } = tally.latency();
  return {
    seconds: Math.round(seconds),
    commands: tally.sent,
    ok: tally.ok,
    refused: tally.refused,
    unknown: tally.unknown,
    'sent again': tally.repeated,
    'commands/s': (tally.ok / seconds).toFixed(1),
    'p50 ms': p50.toFixed(1),
    'p99 ms': p99.toFixed(1),
    reads: tally.reads,
    ...Object.fromEntries([...tally.done].toSorted().map(([command, count]) => [command, count])),
    ...Object.fromEntries([...tally.failedReads].map(([what, count]) => [`read: ${what}`, count])),
    ...Object.fromEntries([...tally.surprises].map(([what, count]) => [`refused: ${what}`, count])),
  };
};
