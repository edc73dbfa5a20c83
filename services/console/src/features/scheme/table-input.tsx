import { type Condition, type Input, type Output, type PolicyField, type Row, type Span } from '@duban/contracts';
import { InputNumber, Select, Space } from 'antd';
import { type JSX } from 'react';
import { optionsOf } from '../../shared/words';
import { RowsInput } from './rows-input';
import { SpanInput } from './span-input';

type TableRow = Row<unknown>;
type When = Readonly<Record<string, Condition>>;
const yesOrNo = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];

/** One condition of a row; left empty, the row does not ask. */
const ConditionInput = ({
  input,
  label,
  value,
  onChange,
}: {
  input: Input;
  label: string;
  value: Condition | undefined;
  onChange: (value: Condition | undefined) => void;
}): JSX.Element => {
  switch (input.kind) {
    case 'words':
      return (
        <Select
          mode="multiple"
          aria-label={label}
          placeholder="不限"
          style={{ minWidth: 120 }}
          options={optionsOf(input.words)}
          value={value && 'in' in value ? value.in : []}
          onChange={(chosen: string[]) => onChange(chosen.length > 0 ? { in: chosen } : undefined)}
        />
      );
    case 'text':
      return (
        <Select
          mode="tags"
          aria-label={label}
          placeholder="不限;输入词后回车"
          style={{ minWidth: 220 }}
          value={value && 'contains' in value ? value.contains : []}
          onChange={(words: string[]) => onChange(words.length > 0 ? { contains: words } : undefined)}
        />
      );
    case 'flag':
      return (
        <Select
          aria-label={label}
          placeholder="不限"
          allowClear
          style={{ width: 80 }}
          options={yesOrNo}
          value={value && 'is' in value ? value.is : null}
          onChange={(is: boolean | null | undefined) => onChange(typeof is === 'boolean' ? { is } : undefined)}
        />
      );
    case 'number': {
      const { min, max }: { min?: number | undefined; max?: number | undefined } =
        value && !('in' in value || 'is' in value || 'contains' in value) ? value : {};
      const set = (next: { min?: number | undefined; max?: number | undefined }): void => {
        const bounds = Object.entries({ min, max, ...next }).filter(([, bound]) => typeof bound === 'number');
        onChange(bounds.length > 0 ? (Object.fromEntries(bounds) as Condition) : undefined);
      };
      return (
        <Space.Compact>
          <InputNumber
            aria-label={`${label}不小于`}
            placeholder="≥"
            value={min ?? null}
            style={{ width: 64 }}
            onChange={(bound) => set({ min: bound ?? undefined })}
          />
          <InputNumber
            aria-label={`${label}不大于`}
            placeholder="≤"
            value={max ?? null}
            style={{ width: 64 }}
            formatter={(bound) => (bound === undefined ? '' : String(Number(Number(bound).toFixed(2)) || bound))}
            onChange={(bound) => set({ max: bound ?? undefined })}
          />
        </Space.Compact>
      );
    }
  }
};

const OutputInput = ({
  output,
  label,
  value,
  onChange,
}: {
  output: Output;
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
}): JSX.Element =>
  output.kind === 'deadline' ? (
    <SpanInput label={label} value={value as Span} onChange={onChange} />
  ) : (
    <Select
      aria-label={label}
      {...(output.kind === 'many' ? { mode: 'multiple' as const } : {})}
      style={{ minWidth: 130 }}
      options={optionsOf(output.words)}
      value={value}
      onChange={onChange}
    />
  );

const blankOutput = (output: Output): unknown => {
  if (output.kind === 'deadline') return { unit: 'WORKDAY', amount: 1 };
  return output.kind === 'many' ? [] : Object.keys(output.words)[0];
};

/** 决定表: rows from top to bottom, the first that fits decides; the last is for everything else. */
export const TableInput = ({
  field,
  rows,
  onChange,
}: {
  field: PolicyField & { inputs: NonNullable<PolicyField['inputs']>; output: Output };
  rows: readonly TableRow[];
  onChange: (rows: TableRow[]) => void;
}): JSX.Element => {
  const { title, inputs, output } = field;
  const asked = Object.entries(inputs);
  return (
    <RowsInput
      label={title}
      headings={[...asked.map(([, input]) => input.title), '结果']}
      rows={rows}
      fixed={1}
      blank={() => ({ when: {}, then: blankOutput(output) })}
      onChange={onChange}
      cells={(row, set, at) => [
        ...asked.map(([name, input], i) => {
          if (at === rows.length - 1) return i === 0 ? '其余情形' : '';
          const when: When = row.when;
          const others = Object.fromEntries(Object.entries(when).filter(([asks]) => asks !== name));
          return (
            <ConditionInput
              key={name}
              input={input}
              label={`${title}第${at + 1}行${input.title}`}
              value={when[name]}
              onChange={(condition) => set({ ...row, when: condition ? { ...others, [name]: condition } : others })}
            />
          );
        }),
        <OutputInput
          key="then"
          output={output}
          label={`${title}第${at + 1}行结果`}
          value={row.then}
          onChange={(then) => set({ ...row, then })}
        />,
      ]}
    />
  );
};
