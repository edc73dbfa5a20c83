import { checked } from './checked.mjs';
import { closedLoad, openLoad } from './http-load.mjs';
import { intake } from './intake.mjs';
import { alternate, compared, median, quantile, rounds, single, sliceSeconds } from './measure.mjs';
import { cleaningUp, postgres } from './programs.mjs';
import { pgbench, pgbenchVersion } from './pgbench.mjs';
import { analyze, lastWritten, singleStatement } from './single-statement.mjs';
import { typeorm } from './typeorm.mjs';

const MATTERS = 2_000;
const CALLERS = 64;

/** P1 and P2: commands over HTTP, against the same rows written by one statement each, and by entities. */
export const commands = () =>
  cleaningUp(async (later) => {
    const service = await intake(later);
    const answered = [];
    const note = (request) => answered.push(request.key);
    const registered = (request) => {
      note(request);
      service.matters.push(request.id);
    };
    const registering = [];
    while (service.matters.length < MATTERS) {
      const { perSecond } = await closedLoad(service.url, {
        at: CALLERS,
        seconds: sliceSeconds,
        next: service.register,
        done: registered,
      });
      registering.push(perSecond);
    }
    await analyze(service.databaseUrl);
    const drafting = (at) => closedLoad(service.url, { at, seconds: sliceSeconds, next: service.draft, done: note });
    await drafting(CALLERS);
    const written = await lastWritten(service.databaseUrl);
    const version = await pgbenchVersion();
    const reference = await (version ? pgbench : singleStatement)(later, await postgres(later), MATTERS, written);
    await reference({ at: CALLERS, seconds: sliceSeconds });
    const entities = await typeorm(later, await postgres(later), MATTERS, written, service);
    await entities({ at: CALLERS, seconds: sliceSeconds });

    const peak = await alternate(
      ['ours', async () => (await drafting(CALLERS)).perSecond],
      ['reference', async () => (await reference({ at: CALLERS, seconds: sliceSeconds })).perSecond],
    );
    const againstEntities = await alternate(
      ['ours', async () => (await drafting(CALLERS)).perSecond],
      ['entities', async () => (await entities({ at: CALLERS, seconds: sliceSeconds })).perSecond],
    );
    const alone = await alternate(
      ['ours', async () => median((await drafting(1)).latencies)],
      ['reference', async () => median((await reference({ at: 1, seconds: sliceSeconds })).latencies)],
    );
    const rate = 0.7 * median(peak.map((slice) => slice.ours));
    const open = [];
    for (let round = 0; round < rounds; round += 1)
      open.push(
        quantile(
          (await openLoad(service.url, { rate, seconds: sliceSeconds, next: service.draft, done: note })).latencies,
          0.99,
        ),
      );

    const names = ['ours', 'reference'];
    return {
      rows: [
        compared(`P1 commands, 64 callers, against ${version ?? 'node-postgres'}`, '/s', peak, names, {
          must: '≥ 0.8×',
          aim: '≥ 1.2×',
        }),
        compared('P1 … against Nest, Express, TypeORM', '/s', againstEntities, ['ours', 'entities'], {
          must: '≥ 15×',
          aim: '≥ 25×',
        }),
        compared('P2 one command at a time, p50', 'ms', alone, names, { must: '≤ 3×', aim: '≤ 2×' }),
        single(`P2 p99 at 70 % of own peak (${Math.round(rate)}/s, open model)`, 'ms', open, {
          must: '≤ 50',
          aim: '≤ 20',
        }),
        single('registrations that take a number under lock, 64 callers', '/s', registering),
      ],
      slices: { peak, againstEntities, alone, open, registering },
      checked: await checked(later, service.databaseUrl, answered),
    };
  });
