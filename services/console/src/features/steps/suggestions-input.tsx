import { type ResearchSuggestion } from '@duban/contracts';
import { Input } from 'antd';
import { type JSX } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { Blocks } from './blocks';
import { UnitSelect } from './named-select';

type Draft = Partial<ResearchSuggestion> & { suggestionId: string };

/** 建议 (S-59): each to one unit, with what it rests on. */
export const SuggestionsInput = ({
  value = [],
  onChange,
}: {
  value?: Draft[];
  onChange?: (suggestions: Draft[]) => void;
}): JSX.Element => (
  <Blocks<Draft>
    noun="建议"
    value={value}
    onChange={onChange}
    another={() => ({ suggestionId: uuidv7() })}
    keyOf={({ suggestionId }) => suggestionId}
  >
    {(one, i, set) => (
      <>
        <Input.TextArea
          aria-label={`建议${i + 1}内容`}
          placeholder="建议做什么"
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={one.text ?? ''}
          onChange={(event) => set({ text: event.target.value })}
        />
        <Input
          aria-label={`建议${i + 1}依据`}
          placeholder="依据"
          style={{ margin: '8px 0' }}
          value={one.basis ?? ''}
          onChange={(event) => set({ basis: event.target.value })}
        />
        <UnitSelect label={`建议${i + 1}提给`} {...(one.to ? { value: one.to } : {})} onChange={(to) => set({ to })} />
      </>
    )}
  </Blocks>
);
