import { randomBytes } from 'node:crypto';
import { single } from './measure.mjs';
import { cleaningUp, folder, pause, postgres, program, residentMb, SETTLE_MS } from './programs.mjs';

const names = ['directory', 'intake', 'assignment', 'archive', 'notification', 'reporting', 'workflow'];

/** P13: each program of the deployment alone in its process, over the transport in PostgreSQL: start and idle memory. */
export const services = () =>
  cleaningUp(async (later) => {
    const secret = () => randomBytes(32).toString('base64url');
    const common = { DUBAN_DATABASE_URL: await postgres(later) };
    const token = secret();
    const started = [];
    const start = async (name, env) => {
      const began = performance.now();
      const running = program(later, `services/${name}/dist/main.js`, [], { DUBAN_PORT: '0', ...env });
      const [line] = await running.seen(/.*"msg":"started".*/, 180_000);
      started.push({ name, pid: running.pid, seconds: (performance.now() - began) / 1_000 });
      return JSON.parse(line);
    };
    const gateway = await start('engine', {
      ...common,
      DUBAN_WORKFLOW_TOKEN: token,
      DUBAN_GRPC_PORT: '0',
      DUBAN_REST_PORT: '0',
    });
    const shared = {
      ...common,
      DUBAN_WORKFLOW_GRPC: gateway.grpc,
      DUBAN_WORKFLOW_REST: gateway.rest,
      DUBAN_WORKFLOW_TOKEN: token,
      DUBAN_SESSION_SECRET: secret(),
      DUBAN_SEALING_SECRET: secret(),
      DUBAN_DATA_DIR: folder(later),
    };
    const own = { directory: { DUBAN_REGION: '990121', DUBAN_ADMIN_PASSWORD: 'Duban@2026' } };
    const urls = {};
    for (const name of names)
      urls[`DUBAN_${name.toUpperCase()}_URLS`] = (await start(name, { ...shared, ...own[name] })).url;
    await start('edge', urls);
    await pause(SETTLE_MS);
    const slices = started.map((one) => ({ ...one, idle: residentMb(one.pid) }));
    return {
      rows: slices.flatMap(({ name, seconds, idle }) => [
        single(`${name}, start`, 's', [seconds]),
        single(`P13 ${name}, idle`, 'MB', [idle], { must: '≤ 130', aim: '≤ 110' }),
      ]),
      slices,
    };
  });
