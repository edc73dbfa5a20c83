import { type AnnualProgramView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type JSX } from 'react';
import { get } from '../../api';

/** 年度督查检查计划条目: what has been approved, and what was approved one by one beside it. */
export const ProgramEntrySelect = ({
  label,
  id,
  value,
  onChange,
}: {
  label: string;
  id?: string;
  value?: string;
  onChange?: (entryId: string | undefined) => void;
}): JSX.Element => {
  const programs = useQuery({
    queryKey: ['annual-programs'],
    queryFn: () => get<AnnualProgramView[]>('/api/annual-programs'),
  });
  const entries = (programs.data ?? [])
    .filter(({ status }) => status === 'APPROVED')
    .flatMap((program) => [...program.entries, ...program.offProgram.filter(({ status }) => status === 'APPROVED')]);
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="不在计划内的不选"
      {...(value ? { value } : {})}
      options={entries.map(({ entryId, month, body, topic }) => ({
        value: entryId,
        label: `${month} ${body.name} ${topic}`,
      }))}
      onChange={(entryId: string | undefined) => onChange?.(entryId)}
    />
  );
};
