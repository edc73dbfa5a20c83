import { type NewUnit } from '@duban/contracts';
import { type JSX } from 'react';
import { SkipLevelReason } from './skip-level-reason';
import { NamedSelect, usePeople, useUnits } from './named-select';

/** 改办: the unit that gets it, and who answers for it there. */
export const NewUnitInput = ({
  value = {},
  onChange,
}: {
  value?: Partial<NewUnit>;
  onChange?: (v: Partial<NewUnit>) => void;
}): JSX.Element => {
  const units = useUnits();
  const skipping = (units.find((unit) => unit.value === value.unit?.id)?.levels ?? 0) > 1;
  const people = usePeople(value.unit?.id ?? 'none');
  return (
    <div className="pair">
      <NamedSelect
        label="新的承办单位"
        {...(value.unit ? { value: value.unit } : {})}
        options={units}
        onChange={(unit) => onChange?.({ unit })}
      />
      <NamedSelect
        label="新的责任领导"
        {...(value.responsibleLeader ? { value: value.responsibleLeader } : {})}
        options={people}
        onChange={(responsibleLeader) => onChange?.({ ...value, responsibleLeader })}
      />
      {skipping && (
        <SkipLevelReason
          label="越级理由"
          value={value.skipLevelReason}
          onChange={(skipLevelReason) => onChange?.({ ...value, skipLevelReason })}
        />
      )}
    </div>
  );
};
