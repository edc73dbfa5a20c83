import { DeleteOutlined } from '@ant-design/icons';
import { type Attachment, type FoundView, type Named, type ProblemItem, words } from '@duban/contracts';
import { Button, Checkbox, Input, Select } from 'antd';
import { type JSX, useContext } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { Uploads } from '../../shared/uploads';
import { optionsOf } from '../../shared/words';
import { ProblemFields } from '../steps/problems-input';
import { useRows } from '../steps/rows';
import { KnownOf } from '../steps/step';

type Merged = {
  findingId: string;
  type: keyof typeof words.findingType;
  unit: Named;
  grade: keyof typeof words.findingGrade;
  problem: ProblemItem;
  sources: string[];
  atOnce: boolean;
  asMatter: boolean;
  evidence: Attachment[];
};
type Aside = { findingId: string; reason: string };

/** What the records found, each as one to begin with: those of one thing are then merged, graded, or set aside. */
export const mergedOf = ({ findingId, type, unit, problem }: FoundView): Merged => ({
  ...{ findingId: uuidv7(), type, unit, grade: 'GENERAL', problem, sources: [findingId] },
  ...{ atOnce: false, asMatter: false, evidence: [] },
});

const useFoundHere = (): FoundView[] => useContext(KnownOf).field?.found ?? [];
const labelOf = ({ problem, pointName, mode }: FoundView): string =>
  `${problem.what}(${pointName},${words.inspectionMode[mode]})`;

/** 汇总问题 (DX_Huddle): one block a finding; its sources are findings of the records, of the same unit. */
export const MergedInput = ({
  value = [],
  onChange,
}: {
  value?: Merged[];
  onChange?: (rows: Merged[]) => void;
}): JSX.Element => {
  const found = useFoundHere();
  const used = new Set(value.flatMap(({ sources }) => sources));
  const set = useRows(value, onChange);
  const left = found.filter(({ findingId }) => !used.has(findingId));
  return (
    <div>
      {value.map((row, i) => (
        <fieldset key={row.findingId} className="block" aria-label={`汇总问题${i + 1}`}>
          <legend>
            {i + 1}. {row.unit.name}
          </legend>
          <div className="pair">
            <Select
              aria-label={`问题类型${i + 1}`}
              value={row.type}
              options={optionsOf(words.findingType)}
              onChange={(type) => set(i, { type: type as Merged['type'] })}
            />
            <Select
              aria-label={`分级${i + 1}`}
              value={row.grade}
              options={optionsOf(words.findingGrade)}
              onChange={(grade) => set(i, { grade: grade as Merged['grade'] })}
            />
          </div>
          <label>
            来自底稿
            <Select
              mode="multiple"
              aria-label={`来源${i + 1}`}
              value={row.sources}
              options={found
                .filter(
                  ({ findingId, unit }) =>
                    unit.id === row.unit.id && (row.sources.includes(findingId) || !used.has(findingId)),
                )
                .map((one) => ({ value: one.findingId, label: labelOf(one) }))}
              onChange={(sources: string[]) => set(i, { sources })}
            />
          </label>
          <ProblemFields
            value={row.problem}
            onChange={(change) => set(i, { problem: { ...row.problem, ...change } as ProblemItem })}
          />
          <Checkbox checked={row.atOnce} onChange={({ target }) => set(i, { atOnce: target.checked })}>
            立行立改
          </Checkbox>
          <Checkbox checked={row.asMatter} onChange={({ target }) => set(i, { asMatter: target.checked })}>
            单独立项
          </Checkbox>
          <p className="quiet">另附证据(底稿的照片自动带入)</p>
          <Uploads value={row.evidence} onChange={(evidence) => set(i, { evidence })} />
          <Button
            type="text"
            danger
            size="small"
            icon={<DeleteOutlined />}
            onClick={() => onChange?.(value.filter((other) => other !== row))}
          >
            拆开问题{i + 1}
          </Button>
        </fieldset>
      ))}
      {left.length > 0 && (
        <p className="late">
          还有{left.length}个底稿记录的问题没有处理,并入上面的问题、另列一个,或在下面写明不列入的理由。{' '}
          <Button size="small" onClick={() => onChange?.([...value, ...left.map(mergedOf)])}>
            各列一个
          </Button>
        </p>
      )}
    </div>
  );
};

/** 不列入: which, and why. */
export const AsideInput = ({
  value = [],
  onChange,
}: {
  value?: Aside[];
  onChange?: (rows: Aside[]) => void;
}): JSX.Element => {
  const found = useFoundHere();
  return (
    <div>
      <Select
        mode="multiple"
        aria-label="不列入的问题"
        style={{ width: '100%' }}
        placeholder="没有不列入的"
        value={value.map(({ findingId }) => findingId)}
        options={found.map((one) => ({ value: one.findingId, label: labelOf(one) }))}
        onChange={(ids: string[]) =>
          onChange?.(
            ids.map((findingId) => value.find((one) => one.findingId === findingId) ?? { findingId, reason: '' }),
          )
        }
      />
      {value.map((row) => (
        <label key={row.findingId}>
          “{found.find(({ findingId }) => findingId === row.findingId)?.problem.what}”不列入的理由
          <Input
            value={row.reason}
            onChange={({ target }) =>
              onChange?.(value.map((other) => (other === row ? { ...row, reason: target.value } : other)))
            }
          />
        </label>
      ))}
    </div>
  );
};
