import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { type Informant } from '@duban/contracts';
import { Button, Input } from 'antd';
import { type JSX } from 'react';

const fields: [keyof Informant, string][] = [
  ['name', '姓名或单位名称'],
  ['contact', '联系方式'],
  ['unit', '单位或住址'],
];
type Row = Partial<Informant>;

/** 反映人: one row each. What is typed here is kept nowhere on this device. */
export const InformantsInput = ({
  value = [],
  onChange,
}: {
  value?: Row[];
  onChange?: (v: Row[]) => void;
}): JSX.Element => {
  const rows = value.length > 0 ? value : [{}];
  return (
    <div>
      {rows.map((row, i) => (
        <div key={i} className="informant-row" role="group" aria-label={`反映人${i + 1}`}>
          {fields.map(([name, label]) => (
            <label key={name}>
              {label}
              <Input
                autoComplete="off"
                value={row[name] ?? ''}
                onChange={({ target }) =>
                  onChange?.(rows.map((other, at) => (at === i ? { ...other, [name]: target.value } : other)))
                }
              />
            </label>
          ))}
          {rows.length > 1 && (
            <Button
              type="text"
              danger
              icon={<DeleteOutlined />}
              aria-label={`删去反映人${i + 1}`}
              onClick={() => onChange?.(rows.filter((_, at) => at !== i))}
            />
          )}
        </div>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => onChange?.([...rows, {}])}>
        再加一人
      </Button>
    </div>
  );
};
