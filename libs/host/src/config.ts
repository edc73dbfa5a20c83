import { z } from 'zod';
import { kafkaVariables } from './kafka-config';
import { workflowVariables } from './workflow-config';
import { WrongVariables } from './wrong-variables';

/** Variables of the tests and of the development tools, read elsewhere. */
const elsewhere = /^DUBAN_(TEST|E2E|BENCH)_/;

/**
 * Reads the `DUBAN_*` variables a process knows. A variable that nobody reads is refused: it is a typing error, or it
 * promises something that does not happen. All problems are told at once.
 * @param env given by tests; otherwise the process's
 * @throws WrongVariables
 */
export const readVariables = <S extends z.ZodRawShape>(
  shape: S,
  env: Readonly<Record<string, string | undefined>> = process.env,
): z.output<z.ZodObject<S>> => {
  const unknown = Object.keys(env).filter(
    (name) => name.startsWith('DUBAN_') && !elsewhere.test(name) && !(name in shape),
  );
  const given = Object.fromEntries(Object.keys(shape).map((name) => [name, env[name] === '' ? undefined : env[name]]));
  const parsed = z.object(shape).safeParse(given);
  const problems = [
    ...unknown.map((name) => `${name}:没有这个变量`),
    ...(parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}:${message}`)),
  ];
  if (!parsed.success || problems.length > 0)
    throw new WrongVariables(
      `环境变量有误,请改正后再启动:\n${problems.map((problem) => `  ${problem}`).join('\n')}\n可用的变量:${Object.keys(shape).join('、')}`,
    );
  return parsed.data as z.output<z.ZodObject<S>>;
};

export const port = z.coerce
  .number({ error: '应为端口号' })
  .int('应为端口号')
  .min(0, '应为端口号')
  .max(65_535, '应为端口号');
const secret = z.string({ error: '请设置(至少32个字符)' }).min(32, '至少32个字符');

/** 日志级别. */
export const logLevel = z.enum(['debug', 'info', 'warn', 'error', 'silent'], {
  error: '应为 debug、info、warn、error、silent 之一',
});

/** 停止之前 an instance answers on, so that whoever sends it requests notices that it is going. */
export const drainSeconds = z.coerce
  .number({ error: '应为秒数' })
  .min(0, '应为 0 到 60 秒')
  .max(60, '应为 0 到 60 秒')
  .default(3)
  .describe('收到停止信号后,先不再就绪、继续应答多少秒,再停止');

/** Who may say on whose behalf a request comes: only then is the address in its header believed. */
export const proxies = z
  .string()
  .regex(/^[\w.:/,-]+$/, '应为以逗号分隔的地址或网段,如 loopback,10.0.0.0/8')
  .default('loopback')
  .describe('前面的代理(入口、负载均衡)的地址或网段,以逗号分隔;只相信它们转达的用户地址');

/** What a service that runs alone reads. */
export const serviceVariables = {
  DUBAN_HOST: z.string().default('127.0.0.1').describe('监听地址'),
  DUBAN_PORT: port.default(8090).describe('监听端口'),
  DUBAN_DATABASE_URL: z
    .string({ error: '请设置 PostgreSQL 的连接地址' })
    .regex(/^postgres(ql)?:\/\//, '应为 postgres://…')
    .describe('PostgreSQL 连接地址(属主账户)'),
  ...kafkaVariables,
  ...workflowVariables,
  DUBAN_SESSION_SECRET: secret.describe('会话签名密钥,各服务相同'),
  DUBAN_SEALING_SECRET: secret.describe('反映人信息的密封密钥,各服务相同,另行备份'),
  DUBAN_DATA_DIR: z.string().default('.duban').describe('附件目录'),
  DUBAN_ROLE: z
    .enum(['api', 'worker', 'both'], { error: '应为 api、worker、both 之一' })
    .default('both')
    .describe('本进程做什么:api 只应答请求,worker 只在后台办事(转发、消费、作业、到期),both 都做'),
  DUBAN_DRAIN_SECONDS: drainSeconds,
  DUBAN_PROXIES: proxies,
  DUBAN_LOG_LEVEL: logLevel.default('info').describe('日志级别'),
} as const;
