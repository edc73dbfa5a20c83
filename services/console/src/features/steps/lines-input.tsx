import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { type AssignmentLine, words } from '@duban/contracts';
import { Button, Input, Select } from 'antd';
import { type JSX } from 'react';
import { optionsOf } from '../../shared/words';
import { DeadlineInput } from './deadline-input';
import { SkipLevelReason } from './skip-level-reason';
import { NamedSelect, usePeople, useUnits } from './named-select';

type Line = Partial<AssignmentLine & { dueOn: string }>;

/**
 * 承办分工 (S-94): each line with unit, responsible leader, requirement and deadline; the handler is named at 签收.
 * `parts` of a 再分解 have no role of their own, and a day.
 */
export const LinesInput = ({
  value = [],
  onChange,
  parts = false,
}: {
  value?: Line[];
  onChange?: (v: Line[]) => void;
  parts?: boolean;
}): JSX.Element => {
  const another = (): Line =>
    parts
      ? { dueOn: value[0]?.dueOn ?? '' }
      : {
          role: value.some((l) => l.role === 'LEAD') ? 'CO' : 'LEAD',
          deadline: value[0]?.deadline ?? { unit: 'WORKDAY', amount: 3 },
        };
  const set = (i: number, change: Line): void =>
    onChange?.(value.map((line, at) => (at === i ? { ...line, ...change } : line)));
  return (
    <div>
      {value.map((line, i) => (
        <LineInput
          key={i}
          index={i}
          line={line}
          parts={parts}
          onChange={(change) => set(i, change)}
          onRemove={() => onChange?.(value.filter((_, at) => at !== i))}
        />
      ))}
      <Button icon={<PlusOutlined />} onClick={() => onChange?.([...value, another()])}>
        添加承办单位
      </Button>
    </div>
  );
};

const LineInput = ({
  line,
  parts,
  index,
  onChange,
  onRemove,
}: {
  line: Line;
  parts: boolean;
  index: number;
  onChange: (change: Line) => void;
  onRemove: () => void;
}): JSX.Element => {
  const units = useUnits(line.role === 'CO');
  const skipping = !parts && (units.find((unit) => unit.value === line.unit?.id)?.levels ?? 0) > 1;
  const people = usePeople(line.unit?.id ?? 'none');
  const n = index + 1;
  return (
    <fieldset style={{ border: '1px solid #e4e1da', borderRadius: 6, padding: '10px 14px', margin: '0 0 10px' }}>
      <legend style={{ fontSize: 13, color: '#6b6f76' }}>
        第{n}个单位{line.item ? `(第${line.item.no}项 ${line.item.matter})` : ''}
      </legend>
      <div className={parts ? 'pair' : 'pair with-role'}>
        {!parts && (
          <Select
            aria-label={`方式${n}`}
            {...(line.role ? { value: line.role } : {})}
            options={optionsOf(words.assignmentRole)}
            onChange={(role) => onChange({ role: role as NonNullable<Line['role']> })}
          />
        )}
        <NamedSelect
          label={`承办单位${n}`}
          {...(line.unit ? { value: line.unit } : {})}
          options={units}
          onChange={(unit) => onChange({ unit })}
        />
        <NamedSelect
          label={`责任领导${n}`}
          {...(line.responsibleLeader ? { value: line.responsibleLeader } : {})}
          options={people}
          onChange={(responsibleLeader) => onChange({ responsibleLeader })}
        />
      </div>
      {skipping && (
        <SkipLevelReason
          label={`越级理由${n}`}
          value={line.skipLevelReason}
          onChange={(skipLevelReason) => onChange({ skipLevelReason })}
        />
      )}
      <Input.TextArea
        aria-label={`承办要求${n}`}
        placeholder="承办要求"
        autoSize
        style={{ margin: '8px 0' }}
        value={line.requirement ?? ''}
        onChange={(e) => onChange({ requirement: e.target.value })}
      />
      {parts ? (
        <Input
          type="date"
          aria-label={`办结日期${n}`}
          style={{ width: 180 }}
          value={line.dueOn ?? ''}
          onChange={(e) => onChange({ dueOn: e.target.value })}
        />
      ) : (
        <DeadlineInput
          {...(line.deadline ? { value: line.deadline } : {})}
          onChange={(deadline) => onChange({ deadline })}
        />
      )}
      <Button type="text" danger size="small" icon={<DeleteOutlined />} onClick={onRemove} style={{ float: 'right' }}>
        删去第{n}个单位
      </Button>
    </fieldset>
  );
};
