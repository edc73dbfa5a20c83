import { type JSX } from 'react';

const MOST = 99;
/** How many there are, in a round field; nothing where there are none. */
export const Count = ({ of, calm = false }: { of: number; calm?: boolean }): JSX.Element | null =>
  of === 0 ? null : (
    <sup className={calm ? 'count calm' : 'count'} title={String(of)}>
      {of > MOST ? `${MOST}+` : of}
    </sup>
  );
