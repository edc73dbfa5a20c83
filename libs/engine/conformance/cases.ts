import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type GatewayClient, type Message } from './client';
import { Run } from './run';
import { type Log, type Scenario, type SideDoor, type Trace } from './scenario';

const cases = path.join(__dirname, 'cases');
const invalid = path.join(__dirname, 'invalid');
const json = (...parts: string[]) => JSON.parse(readFileSync(path.join(...parts), 'utf8'));

export const caseNames = (): string[] => readdirSync(cases);
export const titled = (names: readonly string[]): [name: string, about: string][] =>
  names.map((name) => [name, (json(cases, name, 'scenario.json') as Scenario).about]);
export const recordedTrace = (name: string): Trace => json(cases, name, 'trace.json');
export const runCase = async (name: string, client: GatewayClient, door: SideDoor): Promise<Trace> => {
  const folder = path.join(cases, name);
  return { case: name, steps: await new Run(folder, client, door).execute(json(folder, 'scenario.json')) };
};

/** Written so that a difference shows line by line: one record a line. */
const layout = ({ case: name, steps }: Trace): string => {
  const log = (records: Log): string =>
    Object.entries(records)
      .map(([instance, lines]) => {
        const each = lines.map((line) => `    ${JSON.stringify(line)}`).join(',\n');
        return `   ${JSON.stringify(instance)}: [\n${each}\n   ]`;
      })
      .join(',\n');
  const each = steps.map(({ n, do: what, client, records }) => {
    const lines = Object.keys(records).length > 0 ? `\n${log(records)}` : '';
    return `  { "n": ${n}, "do": "${what}", "client": ${JSON.stringify(client)},\n   "records": {${lines}} }`;
  });
  return `{\n "case": "${name}",\n "steps": [\n${each.join(',\n')}\n ]\n}\n`;
};
/** Only what Camunda's engine left may be kept. */
export const keepTrace = (trace: Trace): void =>
  writeFileSync(path.join(cases, trace.case, 'trace.json'), layout(trace));

export type Refusal = { ok?: Message; error?: Message };
export const recordedRefusals = (): Record<string, Refusal> => json(invalid, 'refusals.json');
/** What the engine answers to a model with a defect; of success, that it was one. */
export const deployInvalid = async (
  file: string,
  client: GatewayClient,
): Promise<{ ok: true } | { error: Message }> => {
  const content = readFileSync(path.join(invalid, file));
  const answer = await client.call('DeployResource', { resources: [{ name: file, content }] });
  return 'error' in answer ? { error: answer.error } : { ok: true };
};

export const outOfScope = (): { cases: Record<string, string>; models: Record<string, string> } =>
  json(__dirname, 'out-of-scope.json');
