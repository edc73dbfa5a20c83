import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { type SurveyQuestion, words } from '@duban/contracts';
import { Button, Checkbox, Input, Select, Space } from 'antd';
import { type JSX } from 'react';
import { optionsOf } from '../../shared/words';

const choosing: readonly string[] = ['SINGLE', 'MULTIPLE'];
const another = (): SurveyQuestion => ({
  questionId: crypto.randomUUID(),
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
}): JSX.Element => {
  const set = (i: number, change: Partial<SurveyQuestion>): void =>
    onChange?.(value.map((one, at) => (at === i ? { ...one, ...change } : one)));
  return (
    <div>
      {value.map((one, i) => (
        <fieldset key={one.questionId} className="block" aria-label={`问题${i + 1}`}>
          <Space wrap style={{ marginBottom: 8 }}>
            <b>问题{i + 1}</b>
            <Select
              aria-label={`问题${i + 1}题型`}
              style={{ width: 110 }}
              value={one.kind}
              options={optionsOf(words.questionKind)}
              onChange={(kind) => set(i, { kind, ...(choosing.includes(kind) ? {} : { options: [] }) })}
            />
            <Checkbox checked={one.required} onChange={(event) => set(i, { required: event.target.checked })}>
              必答
            </Checkbox>
            <Button
              type="text"
              danger
              size="small"
              icon={<DeleteOutlined />}
              onClick={() => onChange?.(value.filter((_, at) => at !== i))}
            >
              删去问题{i + 1}
            </Button>
          </Space>
          <Input
            aria-label={`问题${i + 1}内容`}
            placeholder="问什么"
            value={one.text}
            onChange={(event) => set(i, { text: event.target.value })}
          />
          {choosing.includes(one.kind) && (
            <Input.TextArea
              aria-label={`问题${i + 1}选项`}
              placeholder="一行一个选项"
              autoSize={{ minRows: 2, maxRows: 12 }}
              style={{ marginTop: 8 }}
              value={one.options.join('\n')}
              onChange={(event) => set(i, { options: event.target.value.split('\n') })}
              onBlur={() => set(i, { options: one.options.map((text) => text.trim()).filter(Boolean) })}
            />
          )}
        </fieldset>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => onChange?.([...value, another()])}>
        添加问题
      </Button>
    </div>
  );
};
