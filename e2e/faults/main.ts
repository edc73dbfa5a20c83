import { parseArgs } from 'node:util';
import { experiment } from './experiment';
import { type Fault, type Kind } from './fault';
import { faults } from './faults';

const usage = `Faults done to a platform under load; at the end the checker compares every ledger.

  npm run faults -- R1 --kills 200 --seed 7 [--stack embedded|kafka|real]

  --stack <kind>       embedded: one process as by npm start; kafka: the same, facts over a Kafka;
                       real: every service a process of its own, facts over a Kafka
  --seed <n>           chooses the matters, the victims and the moments (default 1)
  --count <n>          how many (--kills is the same)
  --seconds <n>        how long one of them lasts
  --commands <n>       how many commands the load must come to
  --callers <n>        desks of the load
  --full               counts as before a release instead of the short ones

Everything is started for the run on this machine and ended with it. The exit code is 1 when anything was lost, done
twice, out of order or otherwise against a rule; times that were missed are shown and do not count.

${Object.entries(faults)
  .map(([name, { title, stacks, full }]) => {
    const { count, seconds, commands } = full;
    const much = [`${count}×`, seconds && `${seconds} s`, commands && `${commands} commands`].filter(Boolean);
    return `  ${name.padEnd(4)} ${title} (${stacks.join(', ')}; full: ${much.join(', ')})`;
  })
  .join('\n')}`;

const number = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} is '${text}', not a whole number`);
  return value;
};

const options = {
  help: { type: 'boolean', default: false },
  full: { type: 'boolean', default: false },
  stack: { type: 'string' },
  seed: { type: 'string', default: '1' },
  count: { type: 'string' },
  kills: { type: 'string' },
  seconds: { type: 'string' },
  commands: { type: 'string' },
  callers: { type: 'string' },
} as const;

const kindOf = (fault: Fault, asked: string | undefined): Kind => {
  if (asked === undefined) return fault.stacks[0];
  const kind = fault.stacks.find((one) => one === asked);
  if (!kind) throw new Error(`this fault exists on: ${fault.stacks.join(', ')}`);
  return kind;
};

const run = async (given: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true });
  const [name = ''] = positionals;
  if (values.help || name === '') return console.log(usage);
  const fault = faults[name];
  if (!fault) throw new Error(`no fault ${name}; there are: ${Object.keys(faults).join(', ')}`);
  const usual = values.full ? fault.full : fault.short;
  const callers = number('callers', values.callers);
  const { figures, misses, findings } = await experiment({
    name,
    fault,
    kind: kindOf(fault, values.stack),
    seed: number('seed', values.seed) ?? 1,
    measure: {
      count: number('count', values.count ?? values.kills) ?? usual.count,
      seconds: number('seconds', values.seconds) ?? usual.seconds,
      commands: number('commands', values.commands) ?? usual.commands,
    },
    ...(callers === undefined ? {} : { callers }),
    say: (text) => console.log(text),
  });
  console.table(figures);
  for (const miss of misses) console.log(`missed: ${miss}`);
  for (const finding of findings) console.error(`FOUND: ${finding}`);
  console.log(findings.length === 0 ? `${name}: 0 findings` : `${name}: ${findings.length} findings`);
  if (findings.length > 0) process.exitCode = 1;
};

export const main = async (given: readonly string[]): Promise<void> => {
  try {
    await run(given);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
  // A process that did not start may hold its channel to this one; it ends with it.
  process.exit();
};
