import { type ProblemItem } from '@duban/contracts';
import { Input } from 'antd';
import { type JSX } from 'react';
import { Blocks } from './blocks';

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
}): JSX.Element => (
  <Blocks noun="问题" value={value} onChange={onChange} another={() => ({ selfReported: true })} keyOf={(_, i) => i}>
    {(item, _, set) => <ProblemFields value={item} onChange={set} />}
  </Blocks>
);
