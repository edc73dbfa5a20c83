import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type JSX, type ReactNode } from 'react';

const moved = <T,>(rows: readonly T[], from: number, to: number): T[] => {
  const next = [...rows];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
};

/**
 * Rows whose order counts: each can be moved, taken out, or put in. The last `fixed` rows stay where they are.
 * @param cells of one row, a cell a heading
 */
export const RowsInput = <T,>({
  label,
  headings,
  rows,
  fixed = 0,
  blank,
  onChange,
  cells,
}: {
  label: string;
  headings: readonly string[];
  rows: readonly T[];
  fixed?: number;
  blank: () => T;
  onChange: (rows: T[]) => void;
  cells: (row: T, set: (row: T) => void, at: number) => ReactNode[];
}): JSX.Element => {
  const movable = rows.length - fixed;
  return (
    <div className="rows">
      <table aria-label={label}>
        <thead>
          <tr>
            {['', ...headings, ''].map((heading, i) => (
              <th key={i}>{heading}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              <td className="nth">{i + 1}</td>
              {cells(row, (next) => onChange(rows.map((each, at) => (at === i ? next : each))), i).map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
              <td className="acts">
                {i < movable && (
                  <>
                    <Button
                      type="text"
                      size="small"
                      icon={<ArrowUpOutlined />}
                      aria-label={`${label}第${i + 1}行上移`}
                      disabled={i === 0}
                      onClick={() => onChange(moved(rows, i, i - 1))}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<ArrowDownOutlined />}
                      aria-label={`${label}第${i + 1}行下移`}
                      disabled={i === movable - 1}
                      onClick={() => onChange(moved(rows, i, i + 1))}
                    />
                    <Button
                      type="text"
                      size="small"
                      danger
                      icon={<DeleteOutlined />}
                      aria-label={`删去${label}第${i + 1}行`}
                      onClick={() => onChange(rows.filter((_, at) => at !== i))}
                    />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        size="small"
        icon={<PlusOutlined />}
        onClick={() => onChange([...rows.slice(0, movable), blank(), ...rows.slice(movable)])}
      >
        增加一行
      </Button>
    </div>
  );
};
