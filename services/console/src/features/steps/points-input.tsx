import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { type PlanInspection } from '@duban/contracts';
import { Button, Input } from 'antd';
import { type JSX } from 'react';
import { v7 as uuidv7 } from 'uuid';

type Point = Partial<PlanInspection['points'][number]>;

/** 点位: each place that is going to be looked at, one row. */
export const PointsInput = ({
  value = [],
  onChange,
}: {
  value?: Point[];
  onChange?: (points: Point[]) => void;
}): JSX.Element => {
  const set = (i: number, change: Point): void =>
    onChange?.(value.map((point, at) => (at === i ? { ...point, ...change } : point)));
  return (
    <div>
      {value.map((point, i) => (
        <div key={point.pointId} className="informant-row" role="group" aria-label={`点位${i + 1}`}>
          <label>
            点位名称
            <Input value={point.name ?? ''} onChange={(e) => set(i, { name: e.target.value })} />
          </label>
          <label>
            地点
            <Input value={point.place ?? ''} onChange={(e) => set(i, { place: e.target.value })} />
          </label>
          <Button
            type="text"
            danger
            icon={<DeleteOutlined />}
            aria-label={`删去点位${i + 1}`}
            onClick={() => onChange?.(value.filter((_, at) => at !== i))}
          />
        </div>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => onChange?.([...value, { pointId: uuidv7() }])}>
        添加点位
      </Button>
    </div>
  );
};
