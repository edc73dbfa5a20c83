import type { z } from 'zod';
import type { DeadlineRule } from '../shapes';
import * as w from '../words';
import type { Condition, Input, Output, Row } from './decision-table';
import { type LadderRung, Policy } from './policy';

/** How a value is edited and shown. */
export type PolicyKind =
  'text' | 'day' | 'clock' | 'month-day' | 'workdays' | 'days' | 'times' | 'share' | 'urgency' | 'table' | 'ladder';
/** A value of the scheme with its title and explanation, from the schema's metadata. */
export type PolicyField = Readonly<{
  path: readonly string[];
  title: string;
  description: string;
  kind: PolicyKind;
  /** of a decision table */
  inputs?: Readonly<Record<string, Input>>;
  output?: Output;
}>;
/** A value that differs between two versions; a table or a ladder names only the lines that differ. */
export type PolicyChange = Readonly<{ path: string; title: string; before: string; after: string }>;

const fieldsOf = (shape: Readonly<Record<string, z.ZodType>>, above: readonly string[]): PolicyField[] =>
  Object.entries(shape).flatMap(([name, schema]) => {
    const path = [...above, name];
    const meta = schema.meta() as Omit<PolicyField, 'path'> | undefined;
    return meta?.title ? [{ ...meta, path }] : fieldsOf((schema as z.ZodObject).shape as never, path);
  });

/** Every value of a scheme, in the order of the schema. */
export const policyFields: readonly PolicyField[] = fieldsOf(Policy.shape, []);

/** The value of a field in a scheme. */
export const policyValue = (policy: Policy, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], policy);

const units = { HOUR: '小时', WORKDAY: '个工作日', DAY: '日', MONTH: '个月' } as const;
/** `3个工作日`, `2026-03-02`. */
export const deadlineText = (rule: DeadlineRule): string =>
  rule.unit === 'DATE' ? rule.date : `${rule.amount}${units[rule.unit]}`;

const conditionText = ({ title, ...input }: Input, condition: Condition): string => {
  if ('in' in condition)
    return `${title}为${condition.in.map((v) => (input.kind === 'words' ? (input.words[v] ?? v) : v)).join('或')}`;
  if ('contains' in condition) return `${title}含${condition.contains.map((word) => `“${word}”`).join('或')}`;
  if ('is' in condition) return condition.is ? title : `不是${title}`;
  const { min, max } = condition;
  const bounds = [min === undefined ? '' : `不小于${min}`, max === undefined ? '' : `不大于${Number(max.toFixed(2))}`];
  return title + bounds.filter(Boolean).join('且');
};
const outputText = (output: Output | undefined, value: unknown): string => {
  if (output?.kind === 'deadline') return deadlineText(value as DeadlineRule);
  return [value]
    .flat()
    .map((one) => output?.words[String(one)] ?? String(one))
    .join('、');
};
const acts = { REMIND: '提醒', PHONE: '电话催办', PROPOSE: '建议措施' } as const;
const rungText = ({ workdays, hours, act, notice, to, title }: LadderRung): string =>
  `${title}:${workdays}个工作日(特急${hours}小时)${acts[act]}${notice ? `,${w.noticeColor[notice]}` : ''},发${to
    .map((role) => w.role[role])
    .join('、')}`;

/** Data that went through the database has lost the order of its keys: the order is that of the words. */
const urgencies = Object.keys(w.urgency) as (keyof typeof w.urgency)[];
/** A value in lines of Chinese. */
const linesOf = ({ kind, inputs = {}, output }: PolicyField, value: unknown): string[] => {
  if (value === undefined) return ['没有写明'];
  switch (kind) {
    case 'urgency':
      return urgencies.map(
        (each) => `${w.urgency[each]}${deadlineText((value as Record<string, DeadlineRule>)[each] as DeadlineRule)}`,
      );
    case 'ladder':
      return (value as LadderRung[]).map(rungText);
    case 'table':
      return (value as Row<unknown>[]).map(({ when, then }) => {
        const asked = Object.entries(inputs).flatMap(([name, input]) => {
          const condition = when[name];
          return condition ? [conditionText(input, condition)] : [];
        });
        return `${asked.join(',') || '其余情形'} → ${outputText(output, then)}`;
      });
    case 'share':
      return [`${Math.round(Number(value) * 1000) / 10}%`];
    case 'workdays':
      return [`${String(value)}个工作日`];
    case 'days':
      return [`${String(value)}日`];
    case 'month-day':
      return [`每月${String(value)}日`];
    case 'times':
      return [`${String(value)}次`];
    default:
      return [String(value)];
  }
};

/** 与另一版比较: what changed, old → new, under the titles of the scheme. The version and its day always differ. */
export const policyChanges = (before: Policy, after: Policy): PolicyChange[] =>
  policyFields
    .filter(({ path }) => path[0] !== 'version' && path[0] !== 'effectiveFrom')
    .flatMap((field) => {
      const [old, now] = [before, after].map((policy) => linesOf(field, policyValue(policy, field.path)));
      if (!old || !now || old.join('\n') === now.join('\n')) return [];
      const only = (lines: string[], others: string[]): string[] => lines.filter((line) => !others.includes(line));
      const [gone, come] = [only(old, now), only(now, old)];
      const moved = gone.length === 0 && come.length === 0;
      return [
        {
          path: field.path.join('.'),
          title: field.title,
          before: (moved ? old : gone).join('\n'),
          after: (moved ? now : come).join('\n'),
        },
      ];
    });
