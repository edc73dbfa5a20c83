import { type LadderRung, words } from '@duban/contracts';
import { Input, InputNumber, Select } from 'antd';
import { type JSX } from 'react';
import { optionsOf } from '../../shared/words';
import { RowsInput } from './rows-input';

const acts = optionsOf({ REMIND: '提醒', PHONE: '电话催办', PROPOSE: '建议措施' });
const notices = [{ value: '', label: '不发单' }, ...optionsOf(words.noticeColor)];

/** 催办升级: when, counted from the due date, what is done, and who is told. */
export const LadderInput = ({
  rungs,
  onChange,
}: {
  rungs: readonly LadderRung[];
  onChange: (rungs: LadderRung[]) => void;
}): JSX.Element => (
  <RowsInput
    label="催办升级"
    headings={['代号', '名称', '到期后工作日', '特急:小时', '做什么', '督查单', '发给']}
    rows={rungs}
    blank={(): LadderRung => {
      const { workdays = 0, hours = 0 } = rungs.at(-1) ?? {};
      const next = workdays + 1;
      return {
        key: `T+${next}`,
        workdays: next,
        hours: hours + 24,
        act: 'REMIND',
        notice: null,
        to: ['LIAISON'],
        title: '',
      };
    }}
    onChange={onChange}
    cells={(rung, set, at) => [
      <Input
        key="key"
        aria-label={`第${at + 1}级代号`}
        value={rung.key}
        style={{ width: 72 }}
        onChange={(e) => set({ ...rung, key: e.target.value })}
      />,
      <Input
        key="title"
        aria-label={`第${at + 1}级名称`}
        value={rung.title}
        style={{ minWidth: 180 }}
        onChange={(e) => set({ ...rung, title: e.target.value })}
      />,
      <InputNumber
        key="workdays"
        aria-label={`第${at + 1}级工作日`}
        value={rung.workdays}
        style={{ width: 72 }}
        onChange={(workdays) => set({ ...rung, workdays: workdays as number })}
      />,
      <InputNumber
        key="hours"
        aria-label={`第${at + 1}级小时`}
        value={rung.hours}
        style={{ width: 72 }}
        onChange={(hours) => set({ ...rung, hours: hours as number })}
      />,
      <Select
        key="act"
        aria-label={`第${at + 1}级做什么`}
        value={rung.act}
        options={acts as { value: LadderRung['act']; label: string }[]}
        style={{ width: 104 }}
        onChange={(act) => set({ ...rung, act })}
      />,
      <Select
        key="notice"
        aria-label={`第${at + 1}级督查单`}
        value={rung.notice ?? ''}
        options={notices}
        style={{ width: 88 }}
        onChange={(notice) => set({ ...rung, notice: (notice || null) as LadderRung['notice'] })}
      />,
      <Select
        key="to"
        mode="multiple"
        aria-label={`第${at + 1}级发给`}
        value={rung.to}
        options={optionsOf(words.role) as { value: LadderRung['to'][number]; label: string }[]}
        style={{ minWidth: 220 }}
        onChange={(to) => set({ ...rung, to })}
      />,
    ]}
  />
);
