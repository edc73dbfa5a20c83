import { type DeadlineRule } from '@duban/contracts';
import { Input, InputNumber, Select, Space } from 'antd';
import { type JSX } from 'react';

const units = [
  { value: 'HOUR', label: '小时' },
  { value: 'WORKDAY', label: '个工作日' },
  { value: 'DAY', label: '天(自然日)' },
  { value: 'MONTH', label: '个月' },
  { value: 'DATE', label: '指定日期' },
];

/** 时限: a number of hours, working days, days or months, or the date the leader set. */
export const DeadlineInput = ({
  value,
  onChange,
  id,
}: {
  value?: DeadlineRule;
  onChange?: (v: DeadlineRule) => void;
  id?: string;
}): JSX.Element => {
  const unit = value?.unit ?? 'WORKDAY';
  const change = (next: string): void =>
    onChange?.(
      next === 'DATE'
        ? ({ unit: 'DATE', date: '' } as DeadlineRule)
        : ({ unit: next, amount: value && 'amount' in value ? value.amount : 3 } as DeadlineRule),
    );
  return (
    <Space.Compact>
      {unit === 'DATE' ? (
        <Input
          {...(id ? { id } : {})}
          type="date"
          aria-label="时限日期"
          value={value && 'date' in value ? value.date : ''}
          onChange={(e) => onChange?.({ unit: 'DATE', date: e.target.value })}
          style={{ width: 160 }}
        />
      ) : (
        <InputNumber
          {...(id ? { id } : {})}
          aria-label="时限数"
          min={1}
          max={365}
          value={value && 'amount' in value ? value.amount : 3}
          onChange={(n) => onChange?.({ unit, amount: n ?? 1 } as DeadlineRule)}
          style={{ width: 90 }}
        />
      )}
      <Select aria-label="时限单位" value={unit} options={units} onChange={change} style={{ width: 130 }} />
    </Space.Compact>
  );
};
