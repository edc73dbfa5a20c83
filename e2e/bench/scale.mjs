import { checked } from './checked.mjs';
import { closedMatters, connected } from './data.mjs';
import { openDeadlines } from './deadlines.mjs';
import { closedLoad } from './http-load.mjs';
import { intake } from './intake.mjs';
import { alternate, compared, sliceSeconds } from './measure.mjs';
import { cleaningUp, cpuSeconds } from './programs.mjs';
import { analyze } from './single-statement.mjs';

const MATTERS = Number(process.env.DUBAN_BENCH_MATTERS ?? 20_000);
const REGIONS = Number(process.env.DUBAN_BENCH_REGIONS ?? 100);
const DEADLINES = Number(process.env.DUBAN_BENCH_DEADLINES ?? 20_000);
const asked = (process.env.DUBAN_BENCH_SCALE ?? 'history,regions,deadlines').split(',');
const OPEN = 2_000;
const CALLERS = 64;

/** The intake service with open matters, and P1 on it. What is behind it is put there by `fill`. */
const stack = async (later, { regions = 1, fill = () => undefined }) => {
  const service = await intake(later);
  const client = await connected(later, service.databaseUrl);
  const answered = [];
  const run = async (seconds, next, done) => {
    const { perSecond } = await closedLoad(service.url, {
      at: CALLERS,
      seconds,
      next,
      done: (request) => {
        answered.push(request.key);
        done?.(request);
      },
    });
    return perSecond;
  };
  const desks = await Promise.all(Array.from({ length: regions }, (_, i) => service.desk(String(970000 + i))));
  let turn = 0;
  const desk = () => desks[turn++ % desks.length];
  while (desks.some(({ matters }) => matters.length === 0) || answered.length < OPEN)
    await run(
      1,
      () => {
        const mine = desk();
        return { ...mine.register(), mine };
      },
      ({ mine, id }) => mine.matters.push(id),
    );
  await fill(client, desks[0].matters[0], later, service);
  await analyze(service.databaseUrl);
  const draft = (seconds) => run(seconds, () => desk().draft());
  await draft(sliceSeconds);
  const processor = [];
  return {
    processor,
    slice: async () => {
      const before = cpuSeconds(service.pid);
      const count = answered.length;
      const perSecond = await draft(sliceSeconds);
      processor.push(((cpuSeconds(service.pid) - before) * 1e6) / (answered.length - count));
      return perSecond;
    },
    /** each answered command once, with its line in the journal; copied rows have no chain that could be verified */
    once: async () => {
      const { rows } = await client.query(
        `select count(*)::int as n, count(distinct (stream, version))::int as lines from intake.command c
         where id = any($1) and exists (select from intake.journal j where j.stream = c.stream and j.version = c.version)`,
        [answered],
      );
      if (rows[0].n !== answered.length || rows[0].lines !== answered.length)
        throw new Error(`${answered.length} commands answered, ${rows[0].n} written, ${rows[0].lines} lines`);
      return `${answered.length} answered commands, each with one effect`;
    },
    checked: () => checked(later, service.databaseUrl, answered),
  };
};

const against = (what, given, { whole = true } = {}) =>
  cleaningUp(async (later) => {
    const [full, empty] = [await stack(later, given), await stack(later, {})];
    const slices = await alternate(['ours', full.slice], ['reference', empty.slice]);
    const processor = full.processor.map((ours, i) => ({ ours, reference: empty.processor[i] }));
    return { what, slices, processor, checked: whole ? await full.checked() : await full.once() };
  });

const kinds = {
  history: () =>
    against(
      `P1 with ${MATTERS} closed matters behind it`,
      { fill: (client, like) => closedMatters(client, MATTERS, REGIONS, like) },
      { whole: false },
    ),
  regions: () => against(`P1 over ${REGIONS} regions`, { regions: REGIONS }),
  deadlines: () =>
    against(`P1 beside ${DEADLINES} open deadlines`, {
      fill: (_client, _like, later, service) => openDeadlines(later, service.databaseUrl, DEADLINES),
    }),
};

/** P14: P1 with history, regions or deadlines, each in turn with the same on an empty database. */
export const scale = async () => {
  const found = [];
  for (const kind of asked) found.push(await kinds[kind]());
  const names = ['ours', 'reference'];
  return {
    rows: found.flatMap(({ what, slices, processor }) => [
      compared(`P14 ${what}`, '/s', slices, names, { must: '≥ 0.95×' }),
      compared('… processor time of the service, a command', 'µs', processor, names),
    ]),
    slices: { matters: MATTERS, regions: REGIONS, deadlines: DEADLINES, found },
    checked: found.map((one) => one.checked).join('; '),
  };
};
