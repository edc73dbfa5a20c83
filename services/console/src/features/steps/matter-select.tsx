import { type LedgerRow, type Page } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type JSX, useState } from 'react';
import { useParams } from 'react-router';
import { get } from '../../api';

/** Another open matter, found by any words of it; the one that is open on the page is not among them. */
export const MatterSelect = ({
  value,
  onChange,
  id,
  label,
}: {
  label: string;
  id?: string;
  value?: string;
  onChange?: (v: string) => void;
}): JSX.Element => {
  const { id: own } = useParams();
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: ['ledger', 'open', text],
    placeholderData: (last) => last,
    queryFn: () =>
      get<Page<LedgerRow>>(
        `/api/ledger?${new URLSearchParams({ open: 'true', limit: '20', ...(text ? { text } : {}) })}`,
      ),
  });
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      showSearch={{
        filterOption: false,
        onSearch: (typed) => setText(typed.trim().length >= 2 ? typed.trim() : ''),
      }}
      {...(value ? { value } : {})}
      placeholder="输入标题或编号查找"
      loading={found.isFetching}
      notFoundContent="没有找到在办的事项"
      options={(found.data?.items ?? [])
        .filter((row) => row.matterId !== own)
        .map((row) => ({ value: row.matterId, label: `${row.title} ${row.matterNo ?? row.registerNo}` }))}
      onChange={(chosen: string) => onChange?.(chosen)}
    />
  );
};
