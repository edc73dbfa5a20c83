import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { type ResearchSuggestion } from '@duban/contracts';
import { Button, Input } from 'antd';
import { type JSX } from 'react';
import { UnitSelect } from './named-select';

type Draft = Partial<ResearchSuggestion> & { suggestionId: string };

/** 建议 (S-59): each to one unit, with what it rests on. */
export const SuggestionsInput = ({
  value = [],
  onChange,
}: {
  value?: Draft[];
  onChange?: (suggestions: Draft[]) => void;
}): JSX.Element => {
  const set = (i: number, change: Partial<Draft>): void =>
    onChange?.(value.map((one, at) => (at === i ? { ...one, ...change } : one)));
  return (
    <div>
      {value.map((one, i) => (
        <fieldset key={one.suggestionId} className="block" aria-label={`建议${i + 1}`}>
          <Input.TextArea
            aria-label={`建议${i + 1}内容`}
            placeholder="建议做什么"
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={one.text ?? ''}
            onChange={(event) => set(i, { text: event.target.value })}
          />
          <Input
            aria-label={`建议${i + 1}依据`}
            placeholder="依据"
            style={{ margin: '8px 0' }}
            value={one.basis ?? ''}
            onChange={(event) => set(i, { basis: event.target.value })}
          />
          <UnitSelect
            label={`建议${i + 1}提给`}
            {...(one.to ? { value: one.to } : {})}
            onChange={(to) => set(i, { to })}
          />
          <Button
            type="text"
            danger
            size="small"
            icon={<DeleteOutlined />}
            onClick={() => onChange?.(value.filter((_, at) => at !== i))}
          >
            删去建议{i + 1}
          </Button>
        </fieldset>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => onChange?.([...value, { suggestionId: crypto.randomUUID() }])}>
        添加建议
      </Button>
    </div>
  );
};
