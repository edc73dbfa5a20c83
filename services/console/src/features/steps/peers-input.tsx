import { type Named } from '@duban/contracts';
import { Button, Select } from 'antd';
import { type JSX, useContext } from 'react';
import { useUnits } from './named-select';
import { KnownOf } from './step';

/** 同类单位 (S-69): all towns at once, or one by one; never the unit where it was found. */
export const PeersInput = ({
  label,
  id,
  value = [],
  onChange,
}: {
  label: string;
  id?: string;
  value?: Named[];
  onChange?: (units: Named[]) => void;
}): JSX.Element => {
  const { rectification } = useContext(KnownOf);
  const units = useUnits().filter((unit) => unit.value !== rectification?.unit.id);
  const choose = (chosen: typeof units): void =>
    onChange?.(chosen.map(({ value: unit, name }) => ({ id: unit, name })));
  return (
    <div style={{ display: 'flex', gap: 8 }}>
      <Select
        {...(id ? { id } : {})}
        mode="multiple"
        aria-label={label}
        style={{ flex: 1 }}
        showSearch={{ optionFilterProp: 'label' }}
        value={value.map((unit) => unit.id)}
        options={units}
        placeholder="可选多个单位"
        onChange={(ids: string[]) => choose(units.filter((unit) => ids.includes(unit.value)))}
      />
      <Button disabled={units.length === 0} onClick={() => choose(units.filter(({ levels }) => levels === 1))}>
        全部乡镇街道
      </Button>
    </div>
  );
};
