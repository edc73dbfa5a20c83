import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { type Attachment, type Named, words } from '@duban/contracts';
import { Button, Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { type JSX, useContext } from 'react';
import { Uploads } from '../../shared/uploads';
import { optionsOf } from '../../shared/words';
import { useRows } from '../steps/rows';
import { KnownOf } from '../steps/step';

type Of<T> = { value?: T[]; onChange?: (rows: T[]) => void };

type Judged = { unit: Named; judgement: string; requirement: string };
/** 对各督查对象的结论: one a subject of the plan, with how many findings there are of it. */
export const SubjectConclusionsInput = ({ value = [], onChange }: Of<Judged>): JSX.Element => {
  const { field } = useContext(KnownOf);
  const set = useRows(value, onChange);
  return (
    <>
      {value.map((row, i) => {
        const found = (field?.merged?.findings ?? []).filter(({ unit }) => unit.id === row.unit.id).length;
        return (
          <fieldset key={row.unit.id} className="block" aria-label={`结论:${row.unit.name}`}>
            <legend>
              {row.unit.name}
              {found > 0 ? `,${found}个问题` : ',没有发现问题'}
            </legend>
            <label>
              结论
              <Input.TextArea
                autoSize={{ minRows: 2, maxRows: 8 }}
                value={row.judgement}
                onChange={({ target }) => set(i, { judgement: target.value })}
              />
            </label>
            <label>
              整改要求
              <Input value={row.requirement} onChange={({ target }) => set(i, { requirement: target.value })} />
            </label>
          </fieldset>
        );
      })}
    </>
  );
};

/** 回头看抽取: of what was rectified; a fifth at least. */
export const SampleInput = ({ value = [], onChange }: { value?: string[]; onChange?: (ids: string[]) => void }) => {
  const { field } = useContext(KnownOf);
  const rectified = (field?.merged?.findings ?? []).filter(({ clearedAt }) => clearedAt !== null);
  return (
    <>
      <p className="quiet">
        已整改{rectified.length}个,至少抽取{Math.ceil(rectified.length / 5)}个,已选{value.length}个
      </p>
      <Checkbox.Group
        value={value}
        style={{ display: 'grid' }}
        options={rectified.map(({ findingId, unit, problem }) => ({
          value: findingId,
          label: `${unit.name}:${problem.what}`,
        }))}
        onChange={(ids) => onChange?.(ids as string[])}
      />
    </>
  );
};

type Looked = { findingId: string; asked: string; implemented?: boolean; situation: string; evidence: Attachment[] };
/** 回头看结果: one block a finding of the sample. */
export const LookedBackInput = ({ value = [], onChange }: Of<Looked>): JSX.Element => {
  const set = useRows(value, onChange);
  return (
    <>
      {value.map((row, i) => (
        <fieldset key={row.findingId} className="block" aria-label={`回头看${i + 1}`}>
          <legend>
            {i + 1}. {row.asked}
          </legend>
          <Radio.Group
            options={[
              { value: true, label: '已落实' },
              { value: false, label: '没有落实' },
            ]}
            value={row.implemented}
            onChange={({ target }) => set(i, { implemented: target.value as boolean })}
          />
          <label>
            现场情况
            <Input value={row.situation} onChange={({ target }) => set(i, { situation: target.value })} />
          </label>
          <p className="quiet">证据(没有落实的须附)</p>
          <Uploads value={row.evidence} onChange={(evidence) => set(i, { evidence })} />
        </fieldset>
      ))}
    </>
  );
};

/** One line each, which can be taken out, and a button for one more. */
const Lines = <T,>({
  noun,
  value,
  onChange,
  another,
  children,
}: {
  noun: string;
  value: T[];
  onChange: ((rows: T[]) => void) | undefined;
  another: () => T;
  children: (row: T, i: number, set: (change: Partial<T>) => void) => JSX.Element;
}): JSX.Element => {
  const set = useRows(value, onChange);
  return (
    <div>
      {value.map((row, i) => (
        <div key={i} className="pieces">
          {children(row, i, (change) => set(i, change))}
          <Button
            type="text"
            danger
            icon={<DeleteOutlined />}
            aria-label={`删去${noun}${i + 1}`}
            onClick={() => onChange?.(value.filter((_, at) => at !== i))}
          />
        </div>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => onChange?.([...value, another()])}>
        添加{noun}
      </Button>
    </div>
  );
};

type Lent = { name: string; copies: number; form: keyof typeof words.materialForm };
/** 调阅的资料. */
export const MaterialsInput = ({ value = [], onChange }: Of<Lent>): JSX.Element => (
  <Lines noun="资料" value={value} onChange={onChange} another={(): Lent => ({ name: '', copies: 1, form: 'COPY' })}>
    {(row, i, set) => (
      <>
        <Input
          aria-label={`资料名称${i + 1}`}
          placeholder="资料名称"
          value={row.name}
          onChange={({ target }) => set({ name: target.value })}
        />
        <InputNumber
          aria-label={`份数${i + 1}`}
          min={1}
          value={row.copies}
          onChange={(copies) => set({ copies: copies ?? 1 })}
        />
        <Select
          aria-label={`形式${i + 1}`}
          style={{ width: 110 }}
          value={row.form}
          options={optionsOf(words.materialForm)}
          onChange={(form) => set({ form: form as Lent['form'] })}
        />
      </>
    )}
  </Lines>
);

type Typical = { unit?: Named; text: string };
/** 典型: of the subjects of the plan. */
export const TypicalsInput = ({ label, value = [], onChange }: Of<Typical> & { label: string }): JSX.Element => {
  const { field } = useContext(KnownOf);
  return (
    <Lines noun={label} value={value} onChange={onChange} another={(): Typical => ({ text: '' })}>
      {(row, i, set) => (
        <>
          <Select
            aria-label={`${label}单位${i + 1}`}
            style={{ width: 220 }}
            placeholder="单位"
            {...(row.unit ? { value: row.unit.id } : {})}
            options={(field?.subjects ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id: string) => {
              const unit = field?.subjects.find((one) => one.id === id);
              if (unit) set({ unit });
            }}
          />
          <Input.TextArea
            aria-label={`${label}情况${i + 1}`}
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={row.text}
            onChange={({ target }) => set({ text: target.value })}
          />
        </>
      )}
    </Lines>
  );
};
