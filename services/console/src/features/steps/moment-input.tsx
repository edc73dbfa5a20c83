import { Input } from 'antd';
import { type JSX } from 'react';

/** 时刻, to the minute, in the time of the county. */
export const MomentInput = ({
  value,
  onChange,
  id,
}: {
  id?: string;
  value?: string;
  onChange?: (v: string) => void;
}): JSX.Element => (
  <Input
    {...(id ? { id } : {})}
    type="datetime-local"
    style={{ width: 220 }}
    value={value?.slice(0, 16) ?? ''}
    onChange={(e) => onChange?.(e.target.value && `${e.target.value}:00+08:00`)}
  />
);
