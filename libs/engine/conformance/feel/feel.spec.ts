import { isDeepStrictEqual } from 'node:util';
import { evaluateFeel, FeelFailure, parseExpression } from '../../src/feel/feel';
import { expressions, outOfScope, recordedAnswers, type Row, variables } from './table';

const answer = (expression: string): object => {
  if (parseExpression(expression) !== undefined) return { refused: true };
  try {
    return { value: evaluateFeel({ source: expression, feel: true }, variables) };
  } catch (error) {
    if (error instanceof FeelFailure) return { incident: true };
    throw error;
  }
};
/** Of a refusal and of an incident, that it is one; the words are another parser's. */
const recorded = (row: Row): object =>
  'value' in row ? { value: row.value } : 'incident' in row ? { incident: true } : { refused: true };

const rows = recordedAnswers();
const listed = outOfScope();
const differing = rows.filter((row) => !isDeepStrictEqual(answer(row.expression), recorded(row)));

it('the table holds an answer of Camunda 8.8 for each expression', () => {
  expect(rows.map((row) => row.expression)).toEqual(expressions());
});
it('the embedded FEEL answers as Camunda 8.8 does, except where the reason is listed', () => {
  const unlisted = differing.filter(({ expression }) => !(expression in listed));
  expect(unlisted.map((row) => ({ ...row, here: answer(row.expression) }))).toEqual([]);
});
it('what is listed really differs', () => {
  expect(Object.keys(listed).filter((one) => !differing.some((row) => row.expression === one))).toEqual([]);
});
