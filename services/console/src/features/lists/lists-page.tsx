import { Tabs } from 'antd';
import { type JSX } from 'react';
import { useFilters, MatterFilters } from '../../shared/matter-filters';
import { listView, MatterRows } from '../../shared/matter-rows';

/** The lists everybody has (S-18): query of each, and what it says when there is nothing in it. */
const lists = [
  { key: 'mine', label: '我的', query: { view: 'mine' }, empty: '没有由您负责的事项' },
  { key: 'unit', label: '本单位', query: { view: 'unit' }, empty: '没有交办本单位的事项' },
  { key: 'related', label: '与我有关', query: { view: 'related' }, empty: '您还没有经手过事项' },
  { key: 'overdue', label: '逾期', query: { due: 'overdue' }, empty: '没有逾期的事项' },
  { key: 'week', label: '本周到期', query: { due: 'week' }, empty: '本周没有到期的事项' },
] satisfies { key: string; label: string; query: Record<string, string>; empty: string }[];

/** 事项名单: mine, my unit's, what concerns me, overdue, due this week. */
export const ListsPage = (): JSX.Element => {
  const { query, set } = useFilters();
  const { list: chosen, ...filters } = query;
  const list = lists.find(({ key }) => key === chosen) ?? lists[0];
  return (
    <div className="page wide">
      <h1 className="page-title">事项</h1>
      <Tabs
        activeKey={list?.key ?? 'mine'}
        onChange={(key) => set({ list: key })}
        items={lists.map(({ key, label }) => ({ key, label }))}
      />
      <MatterFilters />
      {list && <MatterRows query={{ ...filters, ...list.query }} columns={listView} empty={list.empty} />}
    </div>
  );
};
