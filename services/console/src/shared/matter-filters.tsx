import { type PersonView, type UnitView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type JSX } from 'react';
import { useSearchParams } from 'react-router';
import { get } from '../api';
import { optionsOf } from './words';

const names = ['status', 'urgency', 'category', 'light', 'unit', 'leader', 'from', 'to'] as const;
type Name = (typeof names)[number];

/** Filters of lists live in the address: a link says what is seen, and going back finds it again. */
export const useFilters = (): { query: Record<string, string>; set: (change: Record<string, string>) => void } => {
  const [params, setParams] = useSearchParams();
  const set = (change: Record<string, string>): void => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(change))
      if (value) next.set(name, value);
      else next.delete(name);
    setParams(next, { replace: true });
  };
  return { query: Object.fromEntries([...params].filter(([, value]) => value)), set };
};

const choices: { name: Name; label: string; options: { value: string; label: string }[]; width: number }[] = [
  { name: 'status', label: '状态', options: optionsOf(words.matterStatus), width: 110 },
  { name: 'light', label: '灯', options: optionsOf(words.light), width: 90 },
  { name: 'urgency', label: '紧急程度', options: optionsOf(words.urgency), width: 110 },
  { name: 'category', label: '类别', options: optionsOf(words.category), width: 120 },
];

/** 筛选: by text, state, light, urgency, category, unit, leader, and days of registration. */
export const MatterFilters = ({ text = true }: { text?: boolean }): JSX.Element => {
  const { query, set } = useFilters();
  const units = useQuery({ queryKey: ['units'], queryFn: () => get<UnitView[]>('/api/units'), staleTime: 300_000 });
  const leaders = useQuery({
    queryKey: ['people', 'leaders'],
    staleTime: 300_000,
    queryFn: async () =>
      (
        await Promise.all(['GOV_HEAD', 'GOV_LEADER'].map((role) => get<PersonView[]>(`/api/people?role=${role}`)))
      ).flat(),
  });
  const used = ['text', ...names].some((name) => query[name]);
  return (
    <div className="filters">
      {text && (
        <Input.Search
          key={query['text'] ?? ''}
          defaultValue={query['text']}
          placeholder="事项、批示、报告、编号"
          allowClear
          style={{ width: 220 }}
          onSearch={(value) => set({ text: value.trim() })}
          aria-label="搜索台账"
        />
      )}
      {choices.map(({ name, label, options, width }) => (
        <Select
          key={name}
          placeholder={label}
          aria-label={label}
          allowClear
          style={{ width }}
          options={options}
          value={query[name] ?? null}
          onChange={(value: string | null) => set({ [name]: value ?? '' })}
        />
      ))}
      <Select
        placeholder="承办单位"
        aria-label="承办单位"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 140 }}
        options={(units.data ?? []).map((u) => ({ value: u.id, label: u.shortName }))}
        value={query['unit'] ?? null}
        onChange={(value: string | null) => set({ unit: value ?? '' })}
      />
      <Select
        placeholder="批示领导"
        aria-label="批示领导"
        allowClear
        style={{ width: 110 }}
        options={(leaders.data ?? []).map((p) => ({ value: p.name, label: p.name }))}
        value={query['leader'] ?? null}
        onChange={(value: string | null) => set({ leader: value ?? '' })}
      />
      <label className="days">
        登记
        <input
          type="date"
          aria-label="登记日期自"
          value={query['from'] ?? ''}
          onChange={(e) => set({ from: e.target.value })}
        />
        至
        <input
          type="date"
          aria-label="登记日期至"
          value={query['to'] ?? ''}
          onChange={(e) => set({ to: e.target.value })}
        />
      </label>
      {used && (
        <Button type="link" onClick={() => set(Object.fromEntries(['text', ...names].map((name) => [name, ''])))}>
          清除筛选
        </Button>
      )}
    </div>
  );
};
