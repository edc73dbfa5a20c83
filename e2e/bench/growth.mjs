import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median, single } from './measure.mjs';
import { cleaningUp, folder, ownMb, pause, program, residentMb, treeMb } from './programs.mjs';
import { platform } from './start.mjs';

const MINUTES = Number(process.env.DUBAN_BENCH_MINUTES ?? 1);
/** turns of the load driver begun a second; a turn is a command or a read, and what belongs to it */
const RATE = 10;
const SAMPLE_MS = 1_000;
/** the first part is warm-up: caches fill, functions are compiled */
const WARM_UP = 0.4;

/** The least of each stretch: what is resident after its garbage is gone, about. */
const floors = (samples, of, stretches = 60) => {
  const size = Math.max(1, Math.floor(samples.length / stretches));
  return Array.from({ length: Math.floor(samples.length / size) }, (_, i) =>
    samples.slice(i * size, (i + 1) * size).reduce((least, one) => (one[of] < least[of] ? one : least)),
  );
};

/** Theil–Sen: the median of all slopes, so that a collection of garbage at the end does not make a trend. MB/h. */
const slope = (samples, of) => {
  const points = floors(samples, of);
  const slopes = [];
  for (let i = 0; i < points.length; i += 1)
    for (let j = i + 1; j < points.length; j += 1)
      slopes.push(((points[j][of] - points[i][of]) / (points[j].at - points[i].at)) * 3600);
  return median(slopes);
};

/** E: resident memory of the whole platform in one process under a steady, modest load. `DUBAN_BENCH_MINUTES`, 1 unless told otherwise. */
export const growth = () =>
  cleaningUp(async (later) => {
    const dataDir = folder(later);
    const { pid, url } = await platform(later, dataDir);
    // The load's ledger outlives nothing but this run.
    const ledgers = mkdtempSync(path.join(tmpdir(), 'duban-bench-ledger-'));
    later(() => rmSync(ledgers, { recursive: true, force: true }));
    const seconds = Math.ceil(MINUTES * 60);
    const load = program(later, 'e2e/run.mjs', [
      ...['load', '--url', url, '--data-dir', dataDir, '--rate', String(RATE), '--regions', '4'],
      ...['--seconds', String(seconds), '--ledger', path.join(ledgers, 'ledger.jsonl')],
    ]);
    const samples = [];
    const whole = [];
    const began = performance.now();
    for (let at = 0; (at = (performance.now() - began) / 1_000) < seconds; await pause(SAMPLE_MS)) {
      samples.push({ at, mb: residentMb(pid), own: ownMb(pid) });
      if (samples.length % 30 === 1) whole.push({ at, mb: treeMb(pid) });
    }
    const said = await load.seen(/│ ok +│ (\d+)[\s\S]*ledger:/, 600_000);
    const warm = samples.filter(({ at }) => at >= seconds * WARM_UP);
    const { length } = warm;
    return {
      rows: [
        single(`E RSS of the platform's process, slope after warm-up, ${MINUTES} min`, 'MB/h', [slope(warm, 'mb')], {
          must: '≤ 1 (an hour or more)',
        }),
        single('E the same at the end of warm-up', 'MB', [median(warm.slice(0, length / 10 + 1).map(({ mb }) => mb))]),
        single('E the same at the end', 'MB', [median(warm.slice(-length / 10 - 1).map(({ mb }) => mb))]),
        single('E slope of it without the pages of files', 'MB/h', [slope(warm, 'own')]),
        single('E the whole platform with its PostgreSQL, at the end', 'MB', [whole.at(-1).mb]),
      ],
      slices: { minutes: MINUTES, samples, whole },
      checked: `${said[1]} commands of the load done`,
    };
  });
