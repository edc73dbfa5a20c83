import { type SurveyQuestion, words } from '@duban/contracts';
import { Checkbox, Input, Select, Space } from 'antd';
import { type JSX } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { optionsOf } from '../../shared/words';
import { Blocks } from './blocks';

const choosing: readonly string[] = ['SINGLE', 'MULTIPLE'];
const another = (): SurveyQuestion => ({
  questionId: uuidv7(),
  text: '',
  kind: 'SINGLE',
  options: [],
  required: true,
});

/** 调查问题 (S-64): text, kind, and of 单选、多选 the choices, one a line. */
export const QuestionsInput = ({
  value = [],
  onChange,
}: {
  value?: SurveyQuestion[];
  onChange?: (questions: SurveyQuestion[]) => void;
}): JSX.Element => (
  <Blocks noun="问题" value={value} onChange={onChange} another={another} keyOf={({ questionId }) => questionId}>
    {(one, i, set) => (
      <>
        <Space wrap style={{ marginBottom: 8 }}>
          <Select
            aria-label={`问题${i + 1}题型`}
            style={{ width: 110 }}
            value={one.kind}
            options={optionsOf(words.questionKind)}
            onChange={(kind) => set({ kind, ...(choosing.includes(kind) ? {} : { options: [] }) })}
          />
          <Checkbox checked={one.required} onChange={(event) => set({ required: event.target.checked })}>
            必答
          </Checkbox>
        </Space>
        <Input
          aria-label={`问题${i + 1}内容`}
          placeholder="问什么"
          value={one.text}
          onChange={(event) => set({ text: event.target.value })}
        />
        {choosing.includes(one.kind) && (
          <Input.TextArea
            aria-label={`问题${i + 1}选项`}
            placeholder="一行一个选项"
            autoSize={{ minRows: 2, maxRows: 12 }}
            style={{ marginTop: 8 }}
            value={one.options.join('\n')}
            onChange={(event) => set({ options: event.target.value.split('\n') })}
            onBlur={() => set({ options: one.options.map((text) => text.trim()).filter(Boolean) })}
          />
        )}
      </>
    )}
  </Blocks>
);
