import { type LedgerRow, words } from '@duban/contracts';
import { type JSX, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Pages, usePages } from './pages';
import { distance, fullMoment, Light } from './words';

const ended = new Set<string>(['CLOSED', 'ARCHIVED', 'REJECTED']);

const Due = ({ row }: { row: LedgerRow }): JSX.Element => {
  if (!row.dueAt) return <>—</>;
  const due = distance(row.dueAt);
  return (
    <>
      {fullMoment(row.dueAt)}
      {!ended.has(row.status) && <small className={due.late ? 'late' : ''}>{due.text}</small>}
    </>
  );
};
const remarks = (row: LedgerRow): string =>
  [words.urgency[row.urgency], ...(row.returns > 0 ? [`退回${row.returns}次`] : [])].join(';');

type Column = { label: string; width?: number; of: (row: LedgerRow, index: number) => ReactNode };
const title: Column = { label: '事项', width: 260, of: (r) => <Link to={`/matters/${r.matterId}`}>{r.title}</Link> };
const no: Column = { label: '编号', width: 168, of: (r) => r.matterNo ?? <i className="quiet">{r.registerNo}</i> };
const due: Column = { label: '时限', width: 150, of: (r) => <Due row={r} /> };
const status: Column = { label: '状态', width: 76, of: (r) => words.matterStatus[r.status] };
const light: Column = { label: '灯', width: 76, of: (r) => <Light light={r.light} /> };
const text = (label: string, field: keyof LedgerRow, width: number): Column => ({
  label,
  width,
  of: (r) => r[field] || '—',
});

/** The columns of the ledger (AC-28), in its order. */
export const ledgerView: readonly Column[] = [
  { label: '序号', width: 48, of: (_, i) => i + 1 },
  no,
  title,
  text('来源', 'source', 140),
  text('批示领导', 'leader', 80),
  text('主办', 'leadUnits', 130),
  text('协办', 'coUnits', 170),
  text('责任领导', 'responsibleLeaders', 80),
  text('承办人', 'handlers', 80),
  { label: '交办时间', width: 136, of: (r) => fullMoment(r.assignedAt) },
  due,
  text('进展', 'progress', 200),
  status,
  light,
  { label: '备注', width: 90, of: remarks },
];
/** What a list of one's matters needs. */
export const listView: readonly Column[] = [
  no,
  title,
  text('批示领导', 'leader', 80),
  text('主办', 'leadUnits', 140),
  due,
  text('进展', 'progress', 200),
  status,
  light,
];

/** Matters page after page: a table on a desk, cards on a phone. */
export const MatterRows = ({
  query,
  columns,
  empty,
}: {
  query: Record<string, string>;
  columns: readonly Column[];
  empty: string;
}): JSX.Element => {
  const rows = usePages<LedgerRow>('ledger', '/api/ledger', query);
  return (
    <Pages pages={rows} empty={empty}>
      {(list) => (
        <div className="rows">
          <table style={{ minWidth: columns.reduce((sum, { width = 100 }) => sum + width, 0) }}>
            <thead>
              <tr>
                {columns.map(({ label, width }) => (
                  <th key={label} style={{ width }}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.map((row, i) => (
                <tr key={row.matterId}>
                  {columns.map((column) => (
                    <td key={column.label} data-label={column.label}>
                      {column.of(row, i)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Pages>
  );
};
