import path from 'node:path';
import { parseArgs } from 'node:util';
import { kafkaOf, kafkaVariables, WrongVariables } from '@duban/host';
import { z } from 'zod';
import { check, type CheckOptions } from './check';
import { BrokenClientLedger } from './client-ledger';
import { inChinese } from './findings';
import { platformKept } from './platform';
import { foldingPlatform } from './platform-fold';
import { CannotCheck, databaseOf, databaseUrl } from './target';

export const usage = `用法:npm run check -- [选项]

核对一个平台的几本账(数据库、主题、消费者、散列链)彼此是否一致。只读:每个库在一个只读事务里看同一时刻,
不加锁,不改动;内存不随数据增长。可以在办公时间运行,数据多时宜在空闲时(它的快照使清理推迟到核对结束)。

  --url <地址>            数据库地址 postgres://…,即服务的 DUBAN_DATABASE_URL(缺省取这个变量);
                          各服务的库分开时写几次
  --data-dir <目录>       npm start 的数据目录:从中找到正在运行的内置数据库
  --fold                  另起一个临时数据库,把全部事实从零折叠,与投影逐行比较(较慢,约每秒数百条)
  --client-ledger <文件>  客户端台账(压力与故障测试写的 JSON 行),连同客户端得到的答复一起核对
  --at-rest               平台没有在办:刚发生的事也应已经办完(缺省容许十分钟)
  --limit <n>             每条规则列出的不符,缺省 20;计数总是全的
  --json                  输出 JSON,供程序读
  --help                  显示本说明

事实经 Kafka 传递的,请像服务一样设 DUBAN_KAFKA_BROKERS 等变量:主题从头读一遍,不提交位移。

结果:0 全部一致;1 有不符,逐条列出哪条规则、哪个事项或命令、怎么办;2 没能核对。`;

type Given = Readonly<{ options: CheckOptions; fold: boolean; json: boolean }>;

/** @throws CannotCheck */
const read = (given: readonly string[]): Given | 'help' => {
  const { values } = parseArgs({
    args: [...given],
    options: {
      url: { type: 'string', multiple: true },
      'data-dir': { type: 'string' },
      fold: { type: 'boolean', default: false },
      'client-ledger': { type: 'string' },
      'at-rest': { type: 'boolean', default: false },
      limit: { type: 'string', default: '20' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const dataDir = values['data-dir'];
  const fromEnvironment = process.env['DUBAN_DATABASE_URL'];
  const databaseUrls = dataDir
    ? [databaseOf(path.resolve(dataDir))]
    : (values.url ?? (fromEnvironment ? [fromEnvironment] : [])).map(databaseUrl);
  if (databaseUrls.length === 0) throw new CannotCheck(`请给出 --url 或 --data-dir。\n\n${usage}`);
  if (!/^\d+$/.test(values.limit)) throw new CannotCheck(`--limit 应为数字,现为“${values.limit}”`);
  return {
    options: {
      databaseUrls,
      clientLedger: values['client-ledger'],
      kafka: kafkaOf(z.object(kafkaVariables).parse(process.env)),
      kept: platformKept,
      live: !values['at-rest'],
      limit: Number(values.limit),
    },
    fold: values.fold,
    json: values.json,
  };
};

/** At most a line a second, beside the result. */
const progress = (): ((text: string) => void) => {
  let told = Date.now();
  return (text) => {
    if (Date.now() - told < 1_000) return;
    told = Date.now();
    process.stderr.write(`  … ${text}\n`);
  };
};

const run = async ({ options, fold, json }: Given): Promise<number> => {
  const told = { ...options, progress: progress() };
  const report = fold ? await foldingPlatform((by) => check({ ...told, fold: by })) : await check(told);
  process.stdout.write(`${json ? JSON.stringify(report, null, 2) : inChinese(report)}\n`);
  const found = Object.values(report.counts).reduce((sum, count) => sum + count.found, 0);
  if (!json) process.stdout.write(found === 0 ? '全部一致。\n' : `共 ${found} 处不符。\n`);
  return found === 0 && Object.keys(report.counts).length > 0 ? 0 : found > 0 ? 1 : 2;
};

const refusal = (error: unknown): string => {
  const { code, message } = error as { code?: string; message: string };
  if (error instanceof CannotCheck || error instanceof BrokenClientLedger || error instanceof WrongVariables)
    return message;
  if (code?.startsWith('ERR_PARSE_ARGS')) return `不认识的选项(${message.split('\n')[0]})。\n\n${usage}`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT')
    return `连不上数据库(${code}):请检查地址与网络,确认数据库已启动`;
  if (code === '28P01' || code === '28000') return '数据库不接受这个用户或口令:请用建库的账户(DUBAN_DATABASE_URL)';
  if (code === '42501') return `这个数据库账户看不到全部的表(${message}):请用建库的账户(DUBAN_DATABASE_URL)`;
  if (code === '57014') return '一条查询超过一分钟:数据库正忙,请在空闲时再核对';
  return `核对出错:${error instanceof Error ? (error.stack ?? message) : String(error)}`;
};

/** Compares with the options of a command line; answers the exit code. */
export const main = async (given: readonly string[]): Promise<number> => {
  try {
    const asked = read(given);
    if (asked !== 'help') return await run(asked);
    process.stdout.write(`${usage}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${refusal(error)}\n`);
    return 2;
  }
};
