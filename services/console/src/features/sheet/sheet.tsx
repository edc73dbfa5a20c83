import { DeleteOutlined, PlusOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { type ClipboardEvent, type JSX, type KeyboardEvent, useRef, useState } from 'react';
import { begun, changed, pasted, redone, type SheetRow, undone } from './history';
import './sheet.css';

export type Column = { key: string; title: string; width: number; options?: readonly string[]; fixed?: boolean };
type Place = { row: number; column: number };

/**
 * A table edited as in a spreadsheet: the arrow keys and Enter go from cell to cell, a block copied from Excel is pasted
 * over the cells, Ctrl+Z and Ctrl+Y undo and redo. Cells are texts; `problem` says what is wrong with one.
 */
export const Sheet = ({
  label,
  columns,
  initial,
  onChange,
  problem,
  note,
  another,
}: {
  label: string;
  columns: readonly Column[];
  initial: readonly SheetRow[];
  onChange: (rows: readonly SheetRow[]) => void;
  problem: (row: SheetRow, key: string) => string | undefined;
  /** a line under the row */
  note?: (row: SheetRow) => string;
  /** an empty row, where rows may be added and taken out */
  another?: () => SheetRow;
}): JSX.Element => {
  const [history, setHistory] = useState(() => begun(initial));
  const table = useRef<HTMLTableElement>(null);
  const open = columns.filter(({ fixed }) => !fixed);
  const keys = open.map(({ key }) => key);
  const put = (next: typeof history): void => {
    setHistory(next);
    onChange(next.rows);
  };
  const go = ({ row, column }: Place): boolean => {
    const cell = table.current?.querySelector<HTMLInputElement>(`[data-cell="${row}:${column}"]`);
    cell?.focus();
    cell?.select();
    return Boolean(cell);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>, { row, column }: Place): void => {
    const { selectionStart, value } = event.currentTarget;
    const to: Record<string, Place | undefined> = {
      Enter: { row: row + (event.shiftKey ? -1 : 1), column },
      ArrowDown: { row: row + 1, column },
      ArrowUp: { row: row - 1, column },
      ArrowLeft: selectionStart === 0 ? { row, column: column - 1 } : undefined,
      ArrowRight: selectionStart === value.length ? { row, column: column + 1 } : undefined,
    };
    const place = to[event.key];
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key.toLowerCase() === 'z') put(event.shiftKey ? redone(history) : undone(history));
    else if (control && event.key.toLowerCase() === 'y') put(redone(history));
    else if (!place || (!go(place) && event.key !== 'Enter')) return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, place: Place): void => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    put(changed(history, pasted(history.rows, keys, place, text, another)));
  };
  const set = (row: number, key: string, text: string): void =>
    put(
      changed(
        history,
        history.rows.map((one, i) => (i === row ? { ...one, [key]: text } : one)),
      ),
    );
  const cell = (row: SheetRow, i: number, { key, title, options, fixed }: Column): JSX.Element => {
    if (fixed) return <td key={key}>{row[key]}</td>;
    const wrong = problem(row, key);
    const place = { row: i, column: keys.indexOf(key) };
    return (
      <td key={key} className={wrong ? 'wrong' : ''} title={wrong}>
        <input
          data-cell={`${place.row}:${place.column}`}
          aria-label={`${title}${i + 1}`}
          aria-invalid={Boolean(wrong)}
          value={row[key] ?? ''}
          {...(options ? { list: `${label}-${key}` } : {})}
          onChange={(event) => set(i, key, event.target.value)}
          onKeyDown={(event) => onKey(event, place)}
          onPaste={(event) => onPaste(event, place)}
        />
      </td>
    );
  };
  return (
    <div className="sheet">
      <Space style={{ marginBottom: 8 }}>
        <Button
          size="small"
          icon={<UndoOutlined />}
          disabled={history.past.length === 0}
          onClick={() => put(undone(history))}
        >
          撤销
        </Button>
        <Button
          size="small"
          icon={<RedoOutlined />}
          disabled={history.future.length === 0}
          onClick={() => put(redone(history))}
        >
          重做
        </Button>
        {another && (
          <Button
            size="small"
            icon={<PlusOutlined />}
            onClick={() => put(changed(history, [...history.rows, another()]))}
          >
            加一行
          </Button>
        )}
        <span className="quiet">回车、方向键换格;可从电子表格整块粘贴</span>
      </Space>
      {open.map(
        ({ key, options }) =>
          options && (
            <datalist key={key} id={`${label}-${key}`}>
              {options.map((option) => (
                <option key={option} value={option} />
              ))}
            </datalist>
          ),
      )}
      <div className="scroll">
        <table ref={table} aria-label={label}>
          <thead>
            <tr>
              {columns.map(({ key, title, width }) => (
                <th key={key} style={{ width }}>
                  {title}
                </th>
              ))}
              {another && <th style={{ width: 36 }} />}
            </tr>
          </thead>
          {history.rows.map((row, i) => (
            <tbody key={i}>
              <tr>
                {columns.map((column) => cell(row, i, column))}
                {another && (
                  <td>
                    <Button
                      type="text"
                      size="small"
                      danger
                      icon={<DeleteOutlined />}
                      aria-label={`删去第${i + 1}行`}
                      onClick={() =>
                        put(
                          changed(
                            history,
                            history.rows.filter((one) => one !== row),
                          ),
                        )
                      }
                    />
                  </td>
                )}
              </tr>
              {note && (
                <tr className="note">
                  <td colSpan={columns.length}>{note(row)}</td>
                </tr>
              )}
            </tbody>
          ))}
        </table>
      </div>
    </div>
  );
};
