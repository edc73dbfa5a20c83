import { Dropdown } from 'antd';
import { type JSX, type ReactElement, useState } from 'react';
import { Antd } from './antd';
import { type Choice } from './menu-button';

/** The list that a button opens; it is open when it is first drawn. */
export const PopupMenu = ({
  choices,
  onChoose,
  children,
}: {
  choices: readonly Choice[];
  onChoose: (key: string) => void;
  children: ReactElement;
}): JSX.Element => {
  const [open, setOpen] = useState(true);
  return (
    <Antd>
      <Dropdown
        trigger={['click']}
        open={open}
        onOpenChange={setOpen}
        menu={{ items: [...choices], onClick: ({ key }) => onChoose(key) }}
      >
        {children}
      </Dropdown>
    </Antd>
  );
};
