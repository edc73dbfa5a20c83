import { type Dice, put, valid } from './generate';
import { type Schema } from './operations';

const deep = (levels: number, open: string, close: string): string => open.repeat(levels) + close.repeat(levels);
const long = 'x'.repeat(20_000);

/** Values that a careless program trips over. */
export const hostile: readonly unknown[] = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udfffb',
  '\ufffe\uffff',
  '\u202e\u200b\ufeff',
  '',
  ' ',
  long,
  '督'.repeat(5_000),
  '👩‍👩‍👧‍👦'.repeat(200),
  "'; drop table intake.matter; --",
  '%00%n%s',
  '../../../../etc/passwd',
  '${jndi:ldap://127.0.0.1/x}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '=1+1',
  '__proto__',
  'constructor',
  'toString',
  '2026-02-30',
  '0000-00-00',
  '+275760-09-13T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '1e999',
  0,
  -1,
  -0,
  0.1,
  1e308,
  -1e308,
  2 ** 53,
  2 ** 31,
  2 ** 63,
  5e-324,
  true,
  false,
  null,
  [],
  {},
  [[]],
  [null],
  { __proto__: { admin: true } },
  JSON.parse('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}'),
  { length: 1e9 },
  { toString: 'x', valueOf: 'x', toJSON: 'x', then: 'x' },
  { length: { toString: 'x', valueOf: 'x' } },
  Array.from({ length: 300 }, (_, i) => i),
];

/** Bodies that are hardly JSON, as they go over the wire. */
export const raw: readonly string[] = [
  '',
  'null',
  'true',
  '0',
  '"text"',
  '[]',
  '{',
  '{"a":',
  '{"a":1,"a":2}',
  '{"a":1e999}',
  '{"a":-1e999}',
  '{"a":123456789012345678901234567890}',
  '{"a":"\\ud800"}',
  '{"\\u0000":"\\u0000"}',
  '{"__proto__":{"polluted":"yes"}}',
  '{"constructor":{"prototype":{"polluted":"yes"}}}',
  "{'a':1}",
  '\ufeff{}',
  '{}{}',
  '[1,]',
  'NaN',
  deep(10_000, '[', ']'),
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  `{"a":"${long}"}`,
  `{${Array.from({ length: 2_000 }, (_, i) => `"k${i}":${i}`).join()}}`,
];

/** Where something stands in a value. */
const placesIn = (value: unknown, at: string[] = []): string[][] => {
  if (typeof value !== 'object' || value === null) return [at];
  const inside = Array.isArray(value)
    ? (value as unknown[]).slice(0, 1).flatMap((each) => placesIn(each, [...at, '0']))
    : Object.entries(value).flatMap(([key, each]) => placesIn(each, [...at, key]));
  return [at, ...inside];
};
const without = (value: unknown, [key, ...rest]: readonly string[]): unknown => {
  if (typeof value !== 'object' || value === null || key === undefined) return value;
  const here = value as Record<string, unknown>;
  if (rest.length > 0) return put(value, [key], without(here[key], rest));
  return Object.fromEntries(Object.entries(here).filter(([name]) => name !== key));
};

/** A body for a schema: valid, valid but for one or two places, or nothing of the kind. As it goes over the wire. */
export const bodyFor = (schema: Schema, dice: Dice): string => {
  const share = dice.roll();
  if (share > 0.9) return dice.one(raw);
  let value = valid(schema, dice);
  if (share < 0.3) return JSON.stringify(value);
  for (let times = 1 + dice.below(2); times > 0; times -= 1) {
    const place = dice.one(placesIn(value));
    const act = dice.below(4);
    if (act === 0) value = without(value, place);
    else if (act === 1)
      value = put(
        value,
        [...place.slice(0, -1), dice.one(['__proto__', 'extra', 'constructor', 'id'])],
        dice.one(hostile),
      );
    else value = put(value, place, dice.one(hostile));
  }
  return JSON.stringify(value) ?? 'null';
};
