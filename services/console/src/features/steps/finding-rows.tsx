import { type Attachment, words } from '@duban/contracts';
import { Checkbox, Input, Radio } from 'antd';
import { type JSX, type ReactNode, useContext } from 'react';
import { Uploads } from '../../shared/uploads';
import { optionsOf } from '../../shared/words';
import { useRows } from './rows';
import { KnownOf } from './step';

type Row = { findingId: string; asked: string } & Record<string, unknown>;
type Props = { value?: Row[]; onChange?: (rows: Row[]) => void };
type Setter = (name: string, what: unknown) => void;

/** One block a finding, with what was found and is required in its head. */
const Rows = ({
  value = [],
  onChange,
  children,
}: Props & { children: (row: Row, set: Setter) => ReactNode }): JSX.Element => {
  const set = useRows(value, onChange);
  return (
    <>
      {value.map((row, i) => (
        <fieldset key={row.findingId} className="block" aria-label={`问题${i + 1}`}>
          <legend>
            问题{i + 1}:{row.asked}
          </legend>
          {children(row, (name, what) => set(i, { [name]: what }))}
        </fieldset>
      ))}
    </>
  );
};
const Text = ({
  row,
  set,
  name,
  label,
  type,
}: {
  row: Row;
  set: Setter;
  name: string;
  label: string;
  type?: string;
}): JSX.Element => (
  <label>
    {label}
    <Input
      value={typeof row[name] === 'string' ? row[name] : ''}
      onChange={({ target }) => set(name, target.value)}
      {...(type ? { type } : {})}
    />
  </label>
);

/** 整改措施: one a finding. */
export const MeasuresInput = (props: Props): JSX.Element => (
  <Rows {...props}>
    {(row, set) => (
      <div className="pair">
        <Text row={row} set={set} name="measure" label="措施" />
        <Text row={row} set={set} name="responsible" label="责任人" />
        <Text row={row} set={set} name="dueOn" label="完成时限" type="date" />
        <Text row={row} set={set} name="acceptance" label="验收标准" />
      </div>
    )}
  </Rows>
);

/** 整改结果, with what it looked like before and after. */
export const ResultsInput = (props: Props): JSX.Element => (
  <Rows {...props}>
    {(row, set) => (
      <>
        <Text row={row} set={set} name="result" label="整改结果" />
        <p className="quiet">整改前</p>
        <Uploads value={row['before'] as Attachment[]} onChange={(files) => set('before', files)} />
        <p className="quiet">整改后</p>
        <Uploads value={row['after'] as Attachment[]} onChange={(files) => set('after', files)} />
      </>
    )}
  </Rows>
);

/** 逐项判断 of a 整改核查. */
export const JudgementsInput = (props: Props): JSX.Element => (
  <Rows {...props}>
    {(row, set) => (
      <>
        <Radio.Group
          options={optionsOf(words.rectificationResult)}
          value={row['result']}
          onChange={({ target }) => set('result', target.value)}
        />
        {row['result'] !== 'CLEARED' && <Text row={row} set={set} name="opinion" label="理由" />}
      </>
    )}
  </Rows>
);

/** 撤销的问题 of a 复核决定: those of the conclusion that do not stand. */
export const WithdrawnInput = ({
  value = [],
  onChange,
}: {
  value?: string[];
  onChange?: (ids: string[]) => void;
}): JSX.Element => {
  const { conclusion } = useContext(KnownOf);
  const options = (conclusion?.findings ?? []).map(({ findingId, problem }, i) => ({
    value: findingId,
    label: `问题${i + 1}:${problem.what}`,
  }));
  return <Checkbox.Group value={value} options={options} onChange={(ids: string[]) => onChange?.(ids)} />;
};
