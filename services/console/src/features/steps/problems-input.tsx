import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { type ProblemItem } from '@duban/contracts';
import { Button, Input } from 'antd';
import { type JSX } from 'react';

const fields: [keyof ProblemItem, string][] = [
  ['what', '问题事实'],
  ['when', '时间'],
  ['where', '地点或项目'],
  ['responsibleUnit', '责任单位'],
  ['impact', '影响'],
  ['cause', '原因'],
  ['suggestion', '建议'],
];

/** What makes a problem concrete (S-13). */
export const ProblemFields = ({
  value,
  onChange,
}: {
  value: Partial<ProblemItem>;
  onChange: (change: Partial<ProblemItem>) => void;
}): JSX.Element => (
  <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))', gap: 8 }}>
    {fields.map(([name, label]) => (
      <label key={name} style={{ fontSize: 13 }}>
        {label}
        <Input value={String(value[name] ?? '')} onChange={(e) => onChange({ [name]: e.target.value })} />
      </label>
    ))}
  </div>
);

/** 问题项 (S-13): each with its time, place, unit, fact, impact, cause and suggestion. */
export const ProblemsInput = ({
  value = [],
  onChange,
}: {
  value?: Partial<ProblemItem>[];
  onChange?: (v: Partial<ProblemItem>[]) => void;
}): JSX.Element => {
  const set = (i: number, change: Partial<ProblemItem>): void =>
    onChange?.(value.map((item, at) => (at === i ? { ...item, ...change } : item)));
  return (
    <div>
      {value.map((item, i) => (
        <fieldset
          key={i}
          style={{ border: '1px solid #e4e1da', borderRadius: 6, padding: '10px 14px', margin: '0 0 10px' }}
        >
          <legend style={{ fontSize: 13, color: '#6b6f76' }}>问题{i + 1}</legend>
          <ProblemFields value={item} onChange={(change) => set(i, change)} />
          <Button
            type="text"
            danger
            size="small"
            icon={<DeleteOutlined />}
            onClick={() => onChange?.(value.filter((_, at) => at !== i))}
          >
            删去问题{i + 1}
          </Button>
        </fieldset>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => onChange?.([...value, { selfReported: true }])}>
        添加问题
      </Button>
    </div>
  );
};
