import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { type DeclareForTeam, type SubmitSelfCheck } from '@duban/contracts';
import { Button, Input, Space } from 'antd';
import { type JSX, useState } from 'react';
import { NamedSelect, useUnits } from './named-select';

/** Several texts, one a line: 问题清单. */
export const TextsInput = ({
  id,
  value = [],
  onChange,
}: {
  id?: string;
  value?: string[];
  onChange?: (lines: string[]) => void;
}): JSX.Element => {
  const [text, setText] = useState(value.join('\n'));
  return (
    <Input.TextArea
      {...(id ? { id } : {})}
      autoSize={{ minRows: 3, maxRows: 16 }}
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        onChange?.(target.value.split('\n').filter((line) => line.trim() !== ''));
      }}
    />
  );
};

type Interest = Partial<DeclareForTeam['interests'][number]>;
/** 利害关系: with which unit, and what it is. */
export const InterestsInput = ({
  value = [],
  onChange,
}: {
  value?: Interest[];
  onChange?: (interests: Interest[]) => void;
}): JSX.Element => {
  const units = useUnits(true);
  const set = (i: number, change: Interest): void =>
    onChange?.(value.map((one, at) => (at === i ? { ...one, ...change } : one)));
  return (
    <div>
      {value.map((one, i) => (
        <Space key={i} wrap style={{ marginBottom: 8 }}>
          <span style={{ display: 'inline-block', width: 260 }}>
            <NamedSelect
              label={`单位${i + 1}`}
              options={units}
              {...(one.unit ? { value: one.unit } : {})}
              onChange={(unit) => set(i, { unit })}
            />
          </span>
          <Input
            aria-label={`利害关系${i + 1}`}
            placeholder="例如:配偶在该单位工作"
            style={{ width: 280 }}
            value={one.relation ?? ''}
            onChange={({ target }) => set(i, { relation: target.value })}
          />
          <Button
            type="text"
            danger
            icon={<DeleteOutlined />}
            aria-label={`删去利害关系${i + 1}`}
            onClick={() => onChange?.(value.filter((_, at) => at !== i))}
          />
        </Space>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => onChange?.([...value, {}])}>
        添加利害关系
      </Button>
    </div>
  );
};

type Answer = Partial<SubmitSelfCheck['answers'][number]>;
/** 自查情况, one for each point of the 问题清单. */
export const AnswersInput = ({
  value = [],
  onChange,
}: {
  value?: Answer[];
  onChange?: (answers: Answer[]) => void;
}): JSX.Element => (
  <>
    {value.map((answer, i) => (
      <label key={answer.item} style={{ display: 'block', marginBottom: 12 }}>
        {i + 1}. {answer.item}
        <Input.TextArea
          aria-label={`自查情况${i + 1}`}
          autoSize={{ minRows: 1, maxRows: 6 }}
          value={answer.situation ?? ''}
          onChange={({ target }) =>
            onChange?.(value.map((one) => (one === answer ? { ...one, situation: target.value } : one)))
          }
        />
      </label>
    ))}
  </>
);
