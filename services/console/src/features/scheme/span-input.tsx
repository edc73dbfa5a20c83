import { type Span } from '@duban/contracts';
import { InputNumber, Select, Space } from 'antd';
import { type JSX } from 'react';

const units = [
  { value: 'HOUR', label: '小时' },
  { value: 'WORKDAY', label: '个工作日' },
  { value: 'DAY', label: '日' },
  { value: 'MONTH', label: '个月' },
] satisfies { value: Span['unit']; label: string }[];

/** A length of time: how many, of what. */
export const SpanInput = ({
  value,
  onChange,
  label,
}: {
  value: Span;
  onChange: (value: Span) => void;
  label: string;
}): JSX.Element => (
  <Space.Compact>
    <InputNumber
      aria-label={`${label}数`}
      value={value.amount}
      onChange={(amount) => onChange({ ...value, amount: amount as number })}
      style={{ width: 70 }}
    />
    <Select
      aria-label={`${label}单位`}
      value={value.unit}
      options={units}
      onChange={(unit) => onChange({ ...value, unit })}
      style={{ width: 108 }}
    />
  </Space.Compact>
);
