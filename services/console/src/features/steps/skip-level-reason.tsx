import { Input } from 'antd';
import { type JSX } from 'react';

/** 越级理由: asked only of a unit more than one level below. */
export const SkipLevelReason = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (reason: string) => void;
}): JSX.Element => (
  <Input
    aria-label={label}
    placeholder="越级理由:这个单位不是下一级,督查它的必要理由"
    style={{ marginTop: 8 }}
    value={value ?? ''}
    onChange={({ target }) => onChange(target.value)}
  />
);
