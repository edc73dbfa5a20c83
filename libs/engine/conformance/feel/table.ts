import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What Camunda makes of an expression: a value, an incident when it is evaluated, or a refusal of the model. */
export type Answer = { value: unknown } | { incident: string } | { refused: string };
export type Row = { expression: string } & Answer;

const file = (name: string): string => path.join(__dirname, name);

/** The variables all expressions of the table see. */
export const variables = JSON.parse(readFileSync(file('variables.json'), 'utf8')) as Record<string, unknown>;
/** One a line; a line with `#` is a heading. */
export const expressions = (): string[] =>
  readFileSync(file('expressions.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

export const recordedAnswers = (): Row[] => JSON.parse(readFileSync(file('answers.json'), 'utf8')) as Row[];
/** Only what Camunda's engine answered may be kept. */
export const keepAnswers = (rows: readonly Row[]): void =>
  writeFileSync(file('answers.json'), `[\n${rows.map((row) => ` ${JSON.stringify(row)}`).join(',\n')}\n]\n`);
/** Expression → why the embedded engine answers differently. */
export const outOfScope = (): Record<string, string> =>
  JSON.parse(readFileSync(file('out-of-scope.json'), 'utf8')) as Record<string, string>;
