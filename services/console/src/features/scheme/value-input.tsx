import { type LadderRung, type PolicyField, type Row, type Span, words } from '@duban/contracts';
import { Input, InputNumber, Space } from 'antd';
import { type JSX } from 'react';
import { LadderInput } from './ladder-input';
import { SpanInput } from './span-input';
import { TableInput } from './table-input';

type Urgency = keyof typeof words.urgency;
const urgencies = Object.entries(words.urgency) as [Urgency, string][];
const whole = { workdays: '个工作日', days: '日', times: '次', 'month-day': '日' } as const;

/** One value of the scheme, edited as its kind asks. */
export const ValueInput = ({
  field,
  value,
  onChange,
}: {
  field: PolicyField;
  value: unknown;
  onChange: (value: unknown) => void;
}): JSX.Element => {
  const { kind, title, inputs, output } = field;
  switch (kind) {
    case 'urgency': {
      const spans = value as Record<Urgency, Span>;
      return (
        <Space wrap size={[20, 8]}>
          {urgencies.map(([urgency, name]) => (
            <Space key={urgency} size={6}>
              {name}
              <SpanInput
                label={`${title}${name}`}
                value={spans[urgency]}
                onChange={(span) => onChange({ ...spans, [urgency]: span })}
              />
            </Space>
          ))}
        </Space>
      );
    }
    case 'ladder':
      return <LadderInput rungs={value as LadderRung[]} onChange={onChange} />;
    case 'table':
      return inputs && output ? (
        <TableInput field={{ ...field, inputs, output }} rows={value as Row<unknown>[]} onChange={onChange} />
      ) : (
        <></>
      );
    case 'share':
      return (
        <InputNumber
          aria-label={title}
          suffix="%"
          precision={1}
          value={Math.round(Number(value) * 1000) / 10}
          onChange={(percent) => onChange(percent === null ? null : percent / 100)}
          style={{ width: 110 }}
        />
      );
    case 'workdays':
    case 'days':
    case 'times':
    case 'month-day':
      return (
        <InputNumber
          aria-label={title}
          suffix={whole[kind]}
          value={value as number}
          onChange={onChange}
          style={{ width: 130 }}
        />
      );
    default:
      return (
        <Input
          aria-label={title}
          value={value as string}
          onChange={(e) => onChange(e.target.value)}
          style={{ width: kind === 'clock' ? 90 : 320, maxWidth: '100%' }}
        />
      );
  }
};
