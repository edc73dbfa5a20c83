import { createServer } from 'node:net';
import { createLogger, MovableClock, giveBackMemory } from '@duban/host';
import { notificationOptions } from '@duban/notification-service';
import { CannotStart, databaseTime, startEmbeddedPostgres } from '@duban/persistence';
import { startPlatform } from './app.module';
import { type Arguments, dataDirOf } from './arguments';
import { platformConfig } from './config';
import { prepareDataFolder } from './data-folder';
import { demoAdminPassword } from './demo/accounts';
import { demoAccounts, loadDemo } from './demo/load';
import { demoState } from './demo-state';
import { singleStart } from './single-start';
import { logFile } from './log-file';
import { demoFailed, demoReady, fail, say, started } from './screen';

const STOP_WITHIN_MS = 15_000;

/** @throws CannotStart when another program has the port */
const assertPortFree = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', (error: Error & { code?: string }) => reject(portProblem(error, port)))
      .listen(port, host, () => probe.close(() => resolve()));
  });
const portProblem = (error: Error & { code?: string }, port: number): Error => {
  if (error.code === 'EADDRINUSE')
    return new CannotStart(
      `端口 ${port} 已被占用,请换一个端口启动(npm start -- --port ${port + 1}),或先停掉占用它的程序`,
    );
  if (error.code === 'EACCES') return new CannotStart(`没有权限使用端口 ${port},请用 --port 换一个 1024 以上的端口`);
  return error;
};

/** What is still being opened when a stop is asked for is opened to its end, and then closed. */
const opened = async <T>(
  opening: Promise<T>,
  closing: (() => Promise<void>)[],
  close: (it: T) => Promise<void>,
): Promise<T> => {
  closing.push(() => opening.then(close, () => undefined));
  return opening;
};

/** @throws CannotStart, NewerDatabase, WrongVariables with what is wrong; whatever was opened is closed */
export const run = async (options: Arguments): Promise<void> => {
  const variables = platformConfig();
  const notification = notificationOptions(variables);
  const { port } = options;
  const dataDir = dataDirOf(options, variables.DUBAN_DATA_DIR);
  prepareDataFolder(dataDir);
  const closing: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  const signal = stopOnSignal(stop);
  try {
    const single = await singleStart(dataDir);
    closing.push(single.release);
    await assertPortFree(variables.DUBAN_HOST, port);
    const given = variables.DUBAN_DATABASE_URL;
    const databaseUrl =
      given ?? (await opened(startEmbeddedPostgres({ root: dataDir }), closing, (postgres) => postgres.stop())).url;
    const level = variables.DUBAN_LOG_LEVEL ?? (options.verbose ? 'debug' : 'info');
    const log = createLogger(level, options.verbose ? undefined : logFile(dataDir));
    const time = await databaseTime(databaseUrl);
    closing.push(time.stop);
    const clock = new MovableClock(time.now);
    const directory = {
      region: variables.DUBAN_REGION,
      adminPassword: variables.DUBAN_ADMIN_PASSWORD ?? (options.empty ? undefined : demoAdminPassword),
      say,
    };
    const starting = startPlatform({
      databaseUrl,
      dataDir,
      host: variables.DUBAN_HOST,
      port,
      clock,
      log,
      directory,
      notification,
      kafka: variables,
    });
    const platform = await opened(starting, closing, ({ close }) => close());
    const demo = await demoState(databaseUrl, options.empty);
    closing.push(demo.close);
    single.tell(platform.url);
    const pending = await demo.pending();
    say(started({ url: platform.url, dataDir, loadingDemo: pending }));
    if (pending) {
      try {
        await loadDemo({ baseUrl: platform.url, clock, settled: platform.settled, log: say });
        await demo.done();
      } catch (error) {
        if (signal.came()) return;
        log.error({ err: error }, 'demo not loaded');
        say(demoFailed(dataDir));
      } finally {
        clock.release();
      }
    }
    if (await demo.loaded()) say(demoReady(demoAccounts));
    giveBackMemory();
  } catch (error) {
    if (signal.came()) return; // what fails while everything is being closed is no news
    await stop();
    throw error instanceof Error && 'code' in error ? portProblem(error as Error & { code?: string }, port) : error;
  }
};

/** The first signal stops in order; the second at once. */
const stopOnSignal = (stop: () => Promise<void>): { came(): boolean } => {
  let asked = false;
  const onSignal = (): void => {
    if (asked) process.exit(1);
    asked = true;
    say('\n正在停止 …');
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    stop().then(
      () => {
        say('已停止。');
        process.exit(0);
      },
      (error: unknown) => fail(error),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  return { came: () => asked };
};
