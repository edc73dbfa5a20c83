import path from 'node:path';
import { parseArgs } from 'node:util';
import { CannotStart } from '@duban/persistence';

export const DEFAULT_PORT = 8090;
export const DEFAULT_DATA_DIR = '.duban';

export type Arguments = Readonly<{
  help: boolean;
  port: number;
  empty: boolean;
  dataDir: string | undefined;
  verbose: boolean;
}>;

export const usage = `用法:npm start -- [选项]

  --port <端口>        监听端口,缺省 ${DEFAULT_PORT}
  --data-dir <目录>    数据目录,缺省取环境变量 DUBAN_DATA_DIR,再缺省 ${DEFAULT_DATA_DIR}
  --empty              首次启动时不装入演示数据
  --verbose            在屏幕上显示运行日志
  --help               显示本说明

停止:按 Ctrl-C。数据留在数据目录中,删除该目录即从头开始。`;

/** @throws CannotStart for an option that is not known or not a port */
export const readArguments = (given: readonly string[]): Arguments => {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        help: { type: 'boolean', default: false },
        port: { type: 'string', default: String(DEFAULT_PORT) },
        empty: { type: 'boolean', default: false },
        'data-dir': { type: 'string' },
        verbose: { type: 'boolean', default: false },
      },
    });
    const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : NaN;
    if (!(port <= 65_535)) throw new CannotStart(`--port 应为 0 到 65535 的数字,现为“${values.port}”`);
    return {
      help: values.help,
      port,
      empty: values.empty,
      dataDir: values['data-dir'],
      verbose: values.verbose,
    };
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(`不认识的启动选项(${String((error as Error).message).split('\n')[0]})。\n\n${usage}`);
  }
};

/** The data folder: of the command line, of `DUBAN_DATA_DIR`, or the usual one. */
export const dataDirOf = ({ dataDir }: Arguments, fromEnvironment: string | undefined): string =>
  path.resolve(dataDir ?? fromEnvironment ?? DEFAULT_DATA_DIR);
