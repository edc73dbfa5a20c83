import { type JSX, type ReactNode } from 'react';

/** A word on a coloured ground, in antd's look. Hundreds of them stand in one table, so that each is one plain element. */
export const Tag = ({
  color = 'default',
  title,
  children,
}: {
  /** a colour of antd's palette */
  color?: string;
  title?: string;
  children: ReactNode;
}): JSX.Element => (
  <span className={`tag ${color}`} title={title}>
    {children}
  </span>
);
