/** An account of the demo, as shown to whoever wants to try the platform. */
export type DemoAccount = Readonly<{ account: string; password: string; name: string; post: string }>;

const RULE = '─'.repeat(64);

/** The first screen: where it is and how to stop it. */
export const started = ({
  url,
  dataDir,
  loadingDemo,
}: {
  url: string;
  dataDir: string;
  loadingDemo: boolean;
}): string =>
  [
    RULE,
    `督办平台已启动:${url}`,
    `接口说明:${url}/api/docs   事实说明:${url}/api/asyncapi`,
    `数据目录:${dataDir}`,
    '停止:按 Ctrl-C(数据保留,下次启动接着用)',
    RULE,
    ...(loadingDemo ? ['首次启动,正在装入演示数据(含两年的历史),约需两分钟,期间即可打开页面 …'] : []),
  ].join('\n');

/** Cells of Chinese text are two columns wide. */
const width = (text: string): number => [...text].reduce((sum, char) => sum + (char > '\u00ff' ? 2 : 1), 0);
const cell = (text: string, columns: number): string => text + ' '.repeat(Math.max(1, columns - width(text)));

/** The accounts of the demo. */
export const demoReady = (accounts: readonly DemoAccount[]): string =>
  [
    '演示账号(仅供试用):',
    ...accounts.map(
      ({ account, password, name, post }) => `  ${cell(account, 18)}${cell(password, 18)}${cell(name, 10)}${post}`,
    ),
    RULE,
  ].join('\n');

export const demoFailed = (dataDir: string): string =>
  `演示数据没有装完(原因见 ${dataDir}/platform.log)。再次启动会接着装入;不需要演示数据时,请用 --data-dir 换一个目录并加 --empty 启动。`;

export const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Errors whose message is for who starts the platform, and names the way out. */
const expected = ['CannotStart', 'NewerDatabase', 'WrongVariables'];
/** Says why it does not go on, and ends. */
export const fail = (error: unknown): never => {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(expected.includes(name) ? `${message}\n` : `平台出错停止:${stack}\n`);
  process.exit(1);
};
