import { after, cycleOf, dueOf } from './time';

const at = (text: string): number => Date.parse(text);

describe('an instant after a duration', () => {
  it.each([
    ['PT1H', '2026-03-02T02:00:00Z'],
    ['P1M', '2026-04-02T01:00:00Z'],
    ['-PT1H', '2026-03-02T00:00:00Z'],
    ['P1Y2M3DT4H5M6.5S', '2027-05-05T05:05:06.500Z'],
    ['P1W', '2026-03-09T01:00:00Z'],
  ])('%s', (duration, expected) => {
    expect(after(duration, at('2026-03-02T01:00:00Z'))).toBe(at(expected));
  });
  it('a month after the last day of January is the last day of February', () => {
    expect(after('P1M', at('2026-01-31T00:00:00Z'))).toBe(at('2026-02-28T00:00:00Z'));
  });
  it.each(['soon', 'P', 'PT', 'P1DT'])('%s is no duration', (text) => {
    expect(() => after(text, 0)).toThrow(`Invalid duration format '${text}'`);
  });
});

it('a cycle counts, or is endless', () => {
  expect(cycleOf('R3/PT1H')).toEqual({ repetitions: 3, interval: 'PT1H' });
  expect(cycleOf('R/P1D')).toEqual({ repetitions: -1, interval: 'P1D' });
  expect(() => cycleOf('each hour')).toThrow('Repetition spec must start with R');
});

it('a date without a zone is UTC, one with a zone is that instant', () => {
  expect(dueOf('date', '2026-03-02T09:00:00', 0).due).toBe(at('2026-03-02T09:00:00Z'));
  expect(dueOf('date', '2026-03-02T09:00:00+08:00[Asia/Shanghai]', 0).due).toBe(at('2026-03-02T01:00:00Z'));
});
