import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type JSX, type ReactNode } from 'react';
import { useRows } from './rows';

/** Several of a kind below each other: each in a block of its own, which can be taken out, and a button for one more. */
export const Blocks = <T,>({
  noun,
  value,
  onChange,
  another,
  keyOf,
  besides,
  children,
}: {
  /** what one of them is called */
  noun: string;
  value: T[];
  onChange: ((value: T[]) => void) | undefined;
  another: () => T;
  keyOf: (one: T, i: number) => string | number;
  /** another way to get one more, above the button */
  besides?: ReactNode;
  children: (one: T, i: number, set: (change: Partial<T>) => void) => JSX.Element;
}): JSX.Element => {
  const set = useRows(value, onChange);
  return (
    <div>
      {value.map((one, i) => (
        <fieldset key={keyOf(one, i)} className="block" aria-label={`${noun}${i + 1}`}>
          <legend>
            {noun}
            {i + 1}
          </legend>
          {children(one, i, (change) => set(i, change))}
          <Button
            type="text"
            danger
            size="small"
            icon={<DeleteOutlined />}
            onClick={() => onChange?.(value.filter((_, at) => at !== i))}
          >
            删去{noun}
            {i + 1}
          </Button>
        </fieldset>
      ))}
      {besides}
      <Button icon={<PlusOutlined />} onClick={() => onChange?.([...value, another()])}>
        添加{noun}
      </Button>
    </div>
  );
};
