import { type AnnualProgramView, commands } from '@duban/contracts';
import { Button, InputNumber, message, Space } from 'antd';
import { type JSX, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { queries } from '../../api';
import { send } from '../../send';
import { type Refusal, refusalOf, Refused } from '../../shared/refusal';
import { type SheetRow } from '../sheet/history';
import { type Column, Sheet } from '../sheet/sheet';
import { useUnits } from '../steps/named-select';
import { cellProblem, entryOf, formNames, isBlank, kindNames, newRow, rowOf } from './entry-rows';

const nextYear = (): number => new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() + 1;
const keys = ['body', 'topic', 'form', 'kinds', 'subjects', 'month'];

/** 编制年度计划: all bodies' checks of a year in one sheet, typed or pasted from their lists. */
export const ProgramEditor = ({
  program,
  onDone,
}: {
  program: AnnualProgramView | undefined;
  onDone: () => void;
}): JSX.Element => {
  const units = useUnits(true).map(({ value, name }) => ({ id: value, name }));
  const [id] = useState(() => program?.id ?? uuidv7());
  const [year, setYear] = useState(() => program?.year ?? nextYear());
  const [initial] = useState(() => program?.entries.map(rowOf) ?? [newRow()]);
  const [rows, setRows] = useState<readonly SheetRow[]>(initial);
  const [problem, setProblem] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const columns: Column[] = [
    { key: 'body', title: '检查部门', width: 170, options: units.map(({ name }) => name) },
    { key: 'topic', title: '督查检查内容', width: 280 },
    { key: 'form', title: '形式', width: 100, options: formNames },
    { key: 'kinds', title: '对象类别', width: 160, options: kindNames },
    { key: 'subjects', title: '指名单位', width: 220 },
    { key: 'month', title: '月份', width: 60 },
  ];
  const written = rows.filter((row) => !isBlank(row));
  const wrong = written.flatMap((row) => keys.flatMap((key) => cellProblem(row, key, units) ?? []));
  const submit = async (): Promise<void> => {
    setProblem(undefined);
    const entries = written.map((row) => entryOf(row, year, units));
    const parsed = commands['annual-program.draft'].input.safeParse({ year, entries });
    if (!parsed.success) return setProblem({ title: parsed.error.issues[0]?.message ?? '填写有误' });
    setBusy(true);
    try {
      await send('annual-program.draft', id, parsed.data, uuidv7());
      message.success('年度计划已送审核');
      await queries.invalidateQueries();
      onDone();
    } catch (error) {
      setProblem(refusalOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="card" aria-label="编制年度计划">
      <Space style={{ marginBottom: 12 }}>
        <label>
          年度{' '}
          <InputNumber
            aria-label="年度"
            min={2020}
            max={2100}
            value={year}
            disabled={program !== undefined}
            onChange={(chosen) => setYear(chosen ?? nextYear())}
          />
        </label>
        <span className="quiet">一个部门一年只列一项综合督查;同类、同对象的合并或联合</span>
      </Space>
      <Sheet
        label="年度计划各项"
        columns={columns}
        initial={initial}
        onChange={setRows}
        problem={(row, key) => cellProblem(row, key, units)}
        another={newRow}
      />
      <p role="status" className={wrong.length > 0 ? 'late' : 'quiet'}>
        {written.length}项{wrong.length > 0 && `,${wrong.length}处要改:${wrong[0]}`};空行不报
      </p>
      <Refused refusal={problem} />
      <Space>
        <Button type="primary" loading={busy} disabled={wrong.length > 0} onClick={() => void submit()}>
          送审核
        </Button>
        <Button onClick={onDone}>放弃修改</Button>
      </Space>
    </section>
  );
};
