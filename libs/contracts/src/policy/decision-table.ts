import { z } from 'zod';

/** A condition of a decision table on one input: one of these values, within a range, or a text that holds a word. */
export const Condition = z.union([
  z.object({ in: z.array(z.string()).min(1, '请至少选一项') }),
  z.object({ min: z.number().optional(), max: z.number().optional() }).strict(),
  z.object({ contains: z.array(z.string().min(1)).min(1, '请至少写一个词') }),
  z.object({ is: z.boolean() }),
]);
export type Condition = z.infer<typeof Condition>;
export type Inputs = Readonly<Record<string, string | number | boolean | undefined>>;
export type Row<O> = Readonly<{ when: Readonly<Record<string, Condition>>; then: O }>;

/** What rows may ask about: its Chinese title, and which kind of condition it takes. */
export type Input = Readonly<
  { title: string } & (
    { kind: 'words'; words: Readonly<Record<string, string>> } | { kind: 'number' | 'flag' | 'text' }
  )
>;
/** How the output is shown and edited. */
export type Output =
  Readonly<{ kind: 'deadline' }> | Readonly<{ kind: 'one' | 'many'; words: Readonly<Record<string, string>> }>;

const kindOf = (condition: Condition): Input['kind'] => {
  if ('in' in condition) return 'words';
  if ('contains' in condition) return 'text';
  return 'is' in condition ? 'flag' : 'number';
};
const wrong = (input: Input | undefined, name: string, condition: Condition): string | undefined => {
  if (!input) return `没有“${name}”这个条件`;
  if (kindOf(condition) !== input.kind) return `“${input.title}”的条件填法不对`;
  if (input.kind !== 'words' || !('in' in condition)) return undefined;
  const unknown = condition.in.find((value) => !(value in input.words));
  return unknown && `“${input.title}”没有“${unknown}”这一项`;
};

/**
 * 决定表 (domain 5.6): rows from top to bottom, the first whose conditions all hold gives the output. The last row has
 * no conditions, so there is always an answer.
 */
export const decisionTable = <O extends z.ZodType>(inputs: Readonly<Record<string, Input>>, output: O, shown: Output) =>
  z
    .array(z.object({ when: z.record(z.string(), Condition), then: output }))
    .min(1, '至少要有一行')
    .superRefine((rows, ctx) => {
      for (const [i, row] of rows.entries())
        for (const [name, condition] of Object.entries(row.when)) {
          const message = wrong(inputs[name], name, condition);
          if (message) ctx.addIssue({ code: 'custom', path: [i, 'when', name], message });
        }
      if (Object.keys(rows.at(-1)?.when ?? {}).length > 0)
        ctx.addIssue({ code: 'custom', path: [rows.length - 1, 'when'], message: '最后一行不能有条件:其余情形归它' });
    })
    .meta({ kind: 'table', inputs, output: shown });

const holds = (condition: Condition, value: Inputs[string]): boolean => {
  if (value === undefined) return false;
  if ('in' in condition) return condition.in.includes(String(value));
  if ('contains' in condition) return condition.contains.some((word) => String(value).includes(word));
  if ('is' in condition) return value === condition.is;
  const { min = -Infinity, max = Infinity } = condition;
  return Number(value) >= min && Number(value) <= max;
};

/** The output of the first row that holds. An input that is not known fails every condition on it. */
export const decideBy = <O>(rows: readonly Row<O>[], inputs: Inputs): O => {
  const row = rows.find(({ when }) => {
    for (const name in when) if (!holds(when[name] as Condition, inputs[name])) return false;
    return true;
  });
  if (!row) throw new Error('a decision table without a last row for everything else');
  return row.then;
};
