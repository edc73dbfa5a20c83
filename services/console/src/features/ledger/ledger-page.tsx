import { DownloadOutlined } from '@ant-design/icons';
import { type LedgerRow, type Page, type UnitView, words } from '@duban/contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Space, Switch, Table } from 'antd';
import { type JSX, useState } from 'react';
import { Link } from 'react-router';
import { get } from '../../api';
import { Failed } from '../../shared/states';
import { distance, fullMoment, Light, optionsOf } from '../../shared/words';

type Filters = { text?: string; status?: string; urgency?: string; light?: string; unit?: string; overdue?: string };
const asQuery = (filters: Filters): string =>
  new URLSearchParams(Object.entries(filters).filter(([, v]) => v) as [string, string][]).toString();

/** 台账: every matter I may see, filtered, page after page, and as a workbook. */
export const LedgerPage = (): JSX.Element => {
  const [filters, setFilters] = useState<Filters>({});
  const set = (change: Filters): void => setFilters((now) => ({ ...now, ...change }));
  const units = useQuery({ queryKey: ['units'], queryFn: () => get<UnitView[]>('/api/units'), staleTime: 300_000 });
  const ledger = useInfiniteQuery({
    queryKey: ['ledger', filters],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      get<Page<LedgerRow>>(`/api/ledger?${asQuery(filters)}${pageParam ? `&after=${pageParam}` : ''}`),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = ledger.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page" style={{ maxWidth: 1400 }}>
      <h1 className="page-title">台账</h1>
      <p className="page-note">点事项名称看全貌;筛选后可导出同样范围的表格</p>
      <Space wrap style={{ marginBottom: 14 }}>
        <Input.Search
          placeholder="事项、编号、来源"
          allowClear
          style={{ width: 220 }}
          onSearch={(text) => set({ text })}
          aria-label="搜索台账"
        />
        <Select
          placeholder="状态"
          allowClear
          style={{ width: 120 }}
          options={optionsOf(words.matterStatus)}
          onChange={(status: string) => set({ status })}
          aria-label="状态"
        />
        <Select
          placeholder="紧急程度"
          allowClear
          style={{ width: 110 }}
          options={optionsOf(words.urgency)}
          onChange={(urgency: string) => set({ urgency })}
          aria-label="紧急程度"
        />
        <Select
          placeholder="灯"
          allowClear
          style={{ width: 100 }}
          options={optionsOf(words.light)}
          onChange={(light: string) => set({ light })}
          aria-label="灯"
        />
        <Select
          placeholder="承办单位"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 180 }}
          options={(units.data ?? []).map((u) => ({ value: u.id, label: u.shortName }))}
          onChange={(unit: string) => set({ unit })}
          aria-label="承办单位"
        />
        <label>
          <Switch size="small" onChange={(on) => set({ overdue: on ? 'true' : '' })} /> 只看逾期
        </label>
        <Button icon={<DownloadOutlined />} href={`/api/ledger.xlsx?${asQuery(filters)}`}>
          导出表格
        </Button>
      </Space>
      {ledger.isError ? (
        <Failed error={ledger.error} retry={() => void ledger.refetch()} />
      ) : (
        <Table<LedgerRow>
          rowKey="matterId"
          size="middle"
          loading={ledger.isPending}
          dataSource={rows}
          pagination={false}
          scroll={{ x: 1080 }}
          locale={{ emptyText: '没有符合条件的事项' }}
          columns={[
            {
              title: '编号',
              width: 168,
              render: (_, r) => r.matterNo ?? <span style={{ color: '#6b6f76' }}>{r.registerNo}</span>,
            },
            { title: '事项', render: (_, r) => <Link to={`/matters/${r.matterId}`}>{r.title}</Link> },
            { title: '批示领导', dataIndex: 'leader', width: 86 },
            { title: '主办', dataIndex: 'leadUnits', width: 150 },
            { title: '协办', dataIndex: 'coUnits', width: 170, ellipsis: true },
            {
              title: '时限',
              width: 150,
              render: (_, r) => {
                if (!r.dueAt) return '—';
                const open = !['CLOSED', 'ARCHIVED'].includes(r.status);
                const due = distance(r.dueAt);
                return (
                  <>
                    {fullMoment(r.dueAt).slice(0, 16)}
                    {open && <div style={{ color: due.late ? '#b3261e' : '#6b6f76', fontSize: 12 }}>{due.text}</div>}
                  </>
                );
              },
            },
            { title: '状态', width: 84, render: (_, r) => words.matterStatus[r.status] },
            { title: '灯', width: 84, render: (_, r) => <Light light={r.light} /> },
          ]}
        />
      )}
      {ledger.hasNextPage && (
        <Button
          block
          style={{ marginTop: 12 }}
          loading={ledger.isFetchingNextPage}
          onClick={() => void ledger.fetchNextPage()}
        >
          再看一页
        </Button>
      )}
    </div>
  );
};
