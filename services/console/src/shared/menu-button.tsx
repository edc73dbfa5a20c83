import { type JSX, type ReactNode, Suspense, useState } from 'react';
import { lazily } from './in-antd';

export type Choice = { key: string; label: ReactNode; icon?: ReactNode };
const PopupMenu = lazily(() => import('./popup-menu').then((m) => m.PopupMenu));

/** A button that opens a list; the list is loaded when somebody first wants it. */
export const MenuButton = ({
  choices,
  onChoose,
  className,
  label,
  children,
}: {
  choices: readonly Choice[];
  onChoose: (key: string) => void;
  className?: string;
  label?: string;
  children: ReactNode;
}): JSX.Element => {
  const [wanted, want] = useState(false);
  const button = (
    <button type="button" className={className} aria-label={label} aria-haspopup="menu" onClick={() => want(true)}>
      {children}
    </button>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <PopupMenu choices={choices} onChoose={onChoose}>
        {button}
      </PopupMenu>
    </Suspense>
  );
};
