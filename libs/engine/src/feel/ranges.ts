import { FeelRange } from 'feelin';
import { builtin } from './builtin';
import { type FeelFunction } from './values';

type Range = { start: unknown; end: unknown; 'start included': boolean; 'end included': boolean };
const rangeOf = (value: unknown): Range =>
  value instanceof FeelRange
    ? (value as unknown as Range)
    : { start: value, end: value, 'start included': true, 'end included': true };
const compare = (a: unknown, operator: '<' | '=', b: unknown): boolean => builtin(`a ${operator} b`, { a, b }) === true;

const sameStart = (a: Range, b: Range): boolean =>
  compare(a.start, '=', b.start) && a['start included'] === b['start included'];
const sameEnd = (a: Range, b: Range): boolean => compare(a.end, '=', b.end) && a['end included'] === b['end included'];
const startsWithin = (a: Range, b: Range): boolean =>
  compare(b.start, '<', a.start) || (compare(b.start, '=', a.start) && (b['start included'] || !a['start included']));
const endsWithin = (a: Range, b: Range): boolean =>
  compare(a.end, '<', b.end) || (compare(a.end, '=', b.end) && (b['end included'] || !a['end included']));
const during = (a: Range, b: Range): boolean => startsWithin(a, b) && endsWithin(a, b);
/** a begins first, and they share something */
const overlapsBefore = (a: Range, b: Range): boolean =>
  (compare(a.start, '<', b.start) || (compare(a.start, '=', b.start) && a['start included'] && !b['start included'])) &&
  (compare(b.start, '<', a.end) || (compare(b.start, '=', a.end) && b['start included'] && a['end included'])) &&
  endsWithin(a, b);

const over =
  (relation: (a: Range, b: Range) => boolean): FeelFunction =>
  (a, b) =>
    a === null || b === null || a === undefined || b === undefined ? null : relation(rangeOf(a), rangeOf(b));

/** Relations of points and ranges that the evaluator does not bring. */
export const ranges: Readonly<Record<string, FeelFunction>> = {
  'overlaps before': over(overlapsBefore),
  'overlaps after': over((a, b) => overlapsBefore(b, a)),
  finishes: over((a, b) => sameEnd(a, b) && startsWithin(a, b)),
  'finished by': over((a, b) => sameEnd(a, b) && startsWithin(b, a)),
  starts: over((a, b) => sameStart(a, b) && endsWithin(a, b)),
  'started by': over((a, b) => sameStart(a, b) && endsWithin(b, a)),
  during: over(during),
  coincides: over((a, b) => sameStart(a, b) && sameEnd(a, b)),
};
