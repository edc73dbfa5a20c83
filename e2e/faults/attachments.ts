import { existsSync, readdirSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { type Attachment, routeOf } from '@duban/contracts';
import { fileForm } from '../load/http';
import { type Course, courseOf } from '../load/course';
import { idOf } from '../load/seeded';
import { withDatabase } from './database';
import { embeddedStack } from './embedded';
import { type Fault, type Running, type Shown } from './fault';
import { realStack } from './real';
import { type Stack } from './stack';
import { NextSuccess, pause } from './success';

const LANES = 4;
const SWEPT_WITHIN_MS = 60_000;
/** Older than anything that may still be on its way. */
const LONG_AGO_MS = 48 * 3_600_000;
const shelf = /^[0-9a-f]{2}$/;

/** Digests that lie on the disk, and what was left half written. */
const onDisk = ({ dataDir }: Stack): { whole: string[]; half: number } => {
  const folder = path.join(dataDir, 'attachments');
  const shelves = existsSync(folder) ? readdirSync(folder) : [];
  const whole = shelves.filter((name) => shelf.test(name)).flatMap((name) => readdirSync(path.join(folder, name)));
  const incoming = path.join(folder, 'incoming');
  return { whole, half: existsSync(incoming) ? readdirSync(incoming).length : 0 };
};

/** Digests that rows name: uploads, documents that were generated, packages. */
const named = (stack: Stack): Promise<{ uploaded: Set<string>; all: Set<string>; inFacts: Set<string> }> =>
  withDatabase(stack, async (rows) => {
    const uploaded = await rows<{ digest: string }>('select digest from intake.attachment');
    const anywhere = await rows<{ digest: string }>(
      `select distinct m[1] as digest from (select data::text as t from archive.journal
         union all select state::text from archive.dossier) x, regexp_matches(t, '[0-9a-f]{64}', 'g') m`,
    );
    const inFacts = await rows<{ digest: string }>(
      `select distinct a ->> 'digest' as digest from intake.journal, jsonb_array_elements(data -> 'attachments') a
       where type = 'matter.registered.v1'`,
    );
    const set = (list: readonly { digest: string }[]): Set<string> => new Set(list.map(({ digest }) => digest));
    return { uploaded: set(uploaded), all: set([...uploaded, ...anywhere]), inFacts: set(inFacts) };
  });

/** Uploads a file and registers a matter that names it, again and again; what fails on the way is begun anew. */
const uploading = async ({ load, stopped }: Pick<Running, 'load'> & { stopped: () => boolean }, lane: number) => {
  const { http, counties } = load;
  for (let n = 0; !stopped(); n += 1) {
    const course: Course = courseOf(lane, 9_000, n, counties);
    const { county, steps } = course;
    const { token } = county.clerk;
    const form = fileForm(`第${lane}-${n}号.txt`, `第 ${lane}-${n} 号现场核实 ${'。'.repeat(20_000)}`);
    const stored = await http
      .send({ method: 'POST', path: '/api/attachments', token, body: form })
      .catch(() => undefined);
    if (stored?.status !== 201) {
      await pause(100);
      continue;
    }
    const attachments = [JSON.parse(stored.body) as Attachment];
    const route = routeOf('matter.register').replace(':id', course.id);
    const body = { ...steps[0]?.body, attachments };
    await http
      .send({ method: 'POST', path: route, token, key: idOf(`upload ${lane}/${n}`), body })
      .catch(() => undefined);
  }
};

const work = async (running: Running): Promise<Shown> => {
  const { stack, load, random, measure, say } = running;
  const success = new NextSuccess(load);
  let over = false;
  const lanes = Array.from({ length: LANES }, (_, lane) => uploading({ load, stopped: () => over }, lane));
  for (let done = 1; done <= measure.count; done += 1) {
    await pause(500 + 1_500 * random.next());
    const victim = random.pick(stack.members.filter(({ name }) => ['platform', 'intake', 'archive'].includes(name)));
    await victim.stop('SIGKILL');
    const next = success.after(performance.now());
    await victim.start();
    say(`${done}/${measure.count} ${victim.name}: next success ${Math.round(await next)} ms`);
  }
  over = true;
  await Promise.all(lanes);
  return { figures: { kills: measure.count }, misses: [] };
};

/** What nobody names is swept once it is old: everything is made old, and the sweep runs when the service starts. */
const after = async ({ stack }: Running): Promise<Shown> => {
  const { whole, half } = onDisk(stack);
  const { uploaded, all, inFacts } = await named(stack);
  const disk = new Set(whole);
  const findings = [
    ...[...uploaded].filter((digest) => !disk.has(digest)).map((digest) => `a row without bytes: ${digest}`),
    ...[...inFacts]
      .filter((digest) => !uploaded.has(digest))
      .map((digest) => `a fact names what has no row: ${digest}`),
  ];
  const orphans = (): number => onDisk(stack).whole.filter((digest) => !all.has(digest)).length + onDisk(stack).half;
  const before = orphans();
  const folder = path.join(stack.dataDir, 'attachments');
  const old = new Date(Date.now() - LONG_AGO_MS);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    utimesSync(path.join(folder, name), old, old);
  for (const member of stack.members.filter(({ name }) => ['platform', 'intake', 'archive'].includes(name))) {
    await member.stop('SIGTERM');
    await member.start();
  }
  for (const end = Date.now() + SWEPT_WITHIN_MS; orphans() > 0 && Date.now() < end;) await pause(200);
  const left = new Set(onDisk(stack).whole);
  findings.push(
    ...[...all].filter((digest) => disk.has(digest) && !left.has(digest)).map((d) => `swept though named: ${d}`),
  );
  if (orphans() > 0) findings.push(`${orphans()} orphans after the sweep`);
  return {
    figures: { 'files on the disk': whole.length, 'half written': half, 'orphans before the sweep': before },
    misses: [],
    findings,
  };
};

/** R21: killed between the upload, its row and the fact that names it. */
export const attachments: Fault = {
  title: 'attachments: killed between upload, row and fact',
  stacks: ['embedded', 'real'],
  open: (kind) => (kind === 'real' ? realStack() : embeddedStack(kind)),
  full: { count: 200, seconds: 0, commands: 0 },
  short: { count: 3, seconds: 0, commands: 0 },
  callers: 4,
  work,
  after,
};
