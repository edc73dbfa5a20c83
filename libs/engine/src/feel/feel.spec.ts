import { evaluateFeel, parseExpression } from './feel';
import { withinLimit } from './limit';

const feel = (source: string, variables = {}): unknown => evaluateFeel({ source, feel: true }, variables);

describe('values as Camunda 8.8 stores them', () => {
  it.each([
    ['date("2001-01-31")', '2001-01-31'],
    ['time("10:30:00+08:00")', '10:30:00+08:00'],
    ['date and time("2001-01-31T10:30:00+08:00")', '2001-01-31T10:30:00+08:00'],
    ['date and time("2001-01-31T10:30:00")', '2001-01-31T10:30:00'],
    ['duration("P1Y2M")', 'P1Y2M'],
    ['duration("P1DT2H")', 'P1DT2H'],
    ['duration("PT0S")', 'P0D'],
    ['1/3', 0.3333333333333333],
    ['1.50', 1.5],
    ['"\\"q\\""', '"q"'],
    ['[1, "a", null, true]', [1, 'a', null, true]],
    ['{}', {}],
    ['date("2001-01-31") + duration("P1M")', '2001-02-28'],
    ['get or else(missing, 1)', 1],
    ['is defined(n)', false],
    ['n = null', true],
    ['if missing = null then "none" else missing', 'none'],
    ['string(date and time("2001-01-01T00:00:00Z"))', '2001-01-01T00:00:00Z'],
    ['100.0', 100],
    ['a.b', 2],
    ['a.c', null],
    ['nobody(1)', null],
    ['cycle(3, duration("PT1H"))', 'R3/PT1H'],
    ['partition([1,2,3], 2)', [[1, 2], [3]]],
    ['duplicate values([1,2,1,{a:1},{a:1}])', [1, { a: 1 }]],
  ])('%s', (source, value) => {
    expect(feel(source, { n: null, a: { b: 2 } })).toEqual(value);
  });
});

it('an expression that runs too long is ended', () => {
  expect(() => feel('count(for i in 1..100000000 return i)')).toThrow('it took longer than 50 ms');
});

it('an evaluation that the machine did not let run is not ended for it', () => {
  const busy = (ms: number) => (): string => {
    for (const end = Date.now() + ms; Date.now() < end;);
    return 'done';
  };
  let used = 0;
  expect(withinLimit('for x in y return x', busy(80), () => (used += 1))).toBe('done');
  expect(() => withinLimit('for x in y return x', busy(10_000), () => (used += 60))).toThrow('longer than 50 ms');
});

it('a failed assertion is a failure with Camunda’s words', () => {
  expect(() => feel('assert(n, n != null)', { n: null })).toThrow('The condition is not fulfilled');
});

it('a syntax error is found without evaluating, a word of several parts is none', () => {
  expect(parseExpression('x >')).toContain('unexpected input');
  expect(parseExpression('get or else(x, 1) > 2')).toBeUndefined();
});
