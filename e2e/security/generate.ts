import { type Schema } from './operations';
import { matching } from './pattern';

/** Numbers that follow from a seed (mulberry32): a run can be repeated. */
export class Dice {
  constructor(private state: number) {}
  /** 0 ≤ x < 1 */
  roll(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  below = (n: number): number => Math.floor(this.roll() * n);
  one = <T>(all: readonly T[]): T => all[this.below(all.length)] as T;
  chance = (p: number): boolean => this.roll() < p;
}

const uuid = (dice: Dice): string => {
  const hex = (n: number): string => Array.from({ length: n }, () => dice.below(16).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
};
const day = (dice: Dice): string => `2026-0${1 + dice.below(9)}-${10 + dice.below(18)}`;
const formats: Readonly<Record<string, (dice: Dice) => string>> = {
  uuid,
  date: day,
  'date-time': (dice) => `${day(dice)}T0${dice.below(10)}:00:00.000Z`,
  time: (dice) => `0${dice.below(10)}:00:00`,
  email: (dice) => `a${dice.below(99)}@example.com`,
};
const words = ['水利局', '供水', '核查', '县长', '办理', 'a', '1', '整改', '“引号”', '清槐县'];
const wording = (dice: Dice, min: number, max: number): string => {
  let text = '';
  while (text.length < min || dice.chance(0.5)) text += dice.one(words);
  return text.slice(0, Math.max(min, Math.min(max, 60)));
};

type Of = Readonly<{
  type?: string;
  enum?: readonly unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  prefixItems?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  allOf?: readonly Schema[];
}>;

/** A value that a schema allows. @param optional how often what may be left out is there */
export const valid = (schema: Schema, dice: Dice, optional = 0.5): unknown => {
  const of = schema as Of;
  if ('const' in of) return of.const;
  if (of.enum) return dice.one(of.enum);
  const branches = of.anyOf ?? of.oneOf;
  if (branches) return valid(dice.one(branches), dice, optional);
  if (of.allOf) return Object.assign({}, ...of.allOf.map((each) => valid(each, dice, optional))) as unknown;
  switch (of.type) {
    case 'string':
      return stringOf(of, dice);
    case 'integer':
    case 'number': {
      const low = Math.max(of.minimum ?? of.exclusiveMinimum ?? 1, -1_000);
      return low + dice.below(Math.max(1, Math.min(of.maximum ?? low + 50, low + 50) - low));
    }
    case 'boolean':
      return dice.chance(0.5);
    case 'null':
      return null;
    case 'array': {
      if (of.prefixItems) return of.prefixItems.map((each) => valid(each, dice, optional));
      const least = of.minItems ?? 0;
      const many = Math.min(of.maxItems ?? least + 2, least + dice.below(3));
      return Array.from({ length: many }, () => valid(of.items ?? {}, dice, optional));
    }
    case 'object': {
      const named = Object.entries(of.properties ?? {}).filter(
        ([name]) => of.required?.includes(name) || dice.chance(optional),
      );
      const keys = (of.propertyNames as Of | undefined)?.enum as readonly string[] | undefined;
      const more =
        typeof of.additionalProperties === 'object'
          ? (keys ?? [wording(dice, 1, 8)]).map((key) => [key, of.additionalProperties] as const)
          : [];
      return Object.fromEntries([...named, ...more].map(([key, each]) => [key, valid(each as Schema, dice, optional)]));
    }
    default:
      return null;
  }
};

const stringOf = ({ format, pattern, minLength = 0, maxLength = 60 }: Of, dice: Dice): string => {
  const known = format && formats[format];
  if (known) return known(dice);
  // 区划: of those that ask, for what is to pass.
  if (pattern?.startsWith('^\\d{6}(\\d{3})')) return '990121';
  if (pattern) return matching(pattern, dice);
  return wording(dice, Math.max(1, minLength), maxLength);
};

/** Places in a schema at which an id stands: `handler.id`, `attachments.0.digest`. */
export const idPlaces = (schema: Schema | undefined, at: readonly string[] = []): string[][] => {
  const of = (schema ?? {}) as Of;
  const name = at.at(-1) ?? '';
  if (of.type === 'string' && (of.format === 'uuid' || /^(id|digest|into)$|Id$/.test(name))) return [[...at]];
  return [
    ...Object.entries(of.properties ?? {}).flatMap(([key, each]) => idPlaces(each, [...at, key])),
    ...(of.items ? idPlaces(of.items, [...at, '0']) : []),
    ...[...(of.anyOf ?? []), ...(of.oneOf ?? []), ...(of.allOf ?? [])].flatMap((each) => idPlaces(each, at)),
  ];
};

/** Places at which a person may write what they like. */
export const textPlaces = (schema: Schema, at: readonly string[] = []): string[][] => {
  const of = schema as Of;
  if (of.type === 'string') return of.format || of.enum || of.pattern ? [] : [[...at]];
  const all = [
    ...Object.entries(of.properties ?? {}).flatMap(([key, each]) => textPlaces(each, [...at, key])),
    ...(of.items ? textPlaces(of.items, [...at, '0']) : []),
    ...[...(of.anyOf ?? []), ...(of.oneOf ?? []), ...(of.allOf ?? [])].flatMap((each) => textPlaces(each, at)),
  ];
  return [...new Map(all.map((place) => [place.join('.'), place])).values()];
};

/** Puts a value at a place, making what leads there; what was there is replaced. */
export const put = (body: unknown, place: readonly string[], value: unknown): unknown => {
  const [key, ...rest] = place;
  if (key === undefined) return value;
  if (key === '0') {
    const [first, ...others] = Array.isArray(body) ? (body as unknown[]) : [];
    return [put(first, rest, value), ...others];
  }
  const here = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return { ...here, [key]: put(here[key], rest, value) };
};
