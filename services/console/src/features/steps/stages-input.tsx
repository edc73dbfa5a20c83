import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { type SubmitUnitPlan } from '@duban/contracts';
import { Button, Input, InputNumber, Space } from 'antd';
import { type JSX } from 'react';

type Stage = Partial<SubmitUnitPlan['stages'][number]>;

/** 阶段目标: what, by when, how far it brings the item, and who answers for it. */
export const StagesInput = ({
  value = [],
  onChange,
}: {
  value?: Stage[];
  onChange?: (v: Stage[]) => void;
}): JSX.Element => {
  const set = (i: number, change: Stage): void =>
    onChange?.(value.map((stage, at) => (at === i ? { ...stage, ...change } : stage)));
  return (
    <div>
      {value.map((stage, i) => (
        <Space key={i} wrap style={{ marginBottom: 8 }}>
          <Input
            aria-label={`阶段目标${i + 1}`}
            placeholder="阶段目标"
            style={{ width: 260 }}
            value={stage.target ?? ''}
            onChange={(event) => set(i, { target: event.target.value })}
          />
          <Input
            type="date"
            aria-label={`阶段时限${i + 1}`}
            value={stage.dueOn ?? ''}
            onChange={(event) => set(i, { dueOn: event.target.value })}
          />
          <InputNumber
            aria-label={`完成比例${i + 1}`}
            min={0}
            max={100}
            addonAfter="%"
            value={stage.percent ?? null}
            onChange={(percent) => set(i, { percent: percent ?? 0 })}
          />
          <Input
            aria-label={`责任人${i + 1}`}
            placeholder="责任人"
            style={{ width: 100 }}
            value={stage.responsible ?? ''}
            onChange={(event) => set(i, { responsible: event.target.value })}
          />
          <Button
            type="text"
            danger
            icon={<DeleteOutlined />}
            aria-label={`删去阶段${i + 1}`}
            onClick={() => onChange?.(value.filter((_, at) => at !== i))}
          />
        </Space>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => onChange?.([...value, {}])}>
        添加阶段目标
      </Button>
    </div>
  );
};
