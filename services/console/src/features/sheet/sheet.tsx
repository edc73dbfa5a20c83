import { PlusOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import {
  type ChangeEvent,
  type ClipboardEvent,
  type JSX,
  type KeyboardEvent,
  type MouseEvent,
  useRef,
  useState,
} from 'react';
import { begun, changed, pasted, redone, type SheetRow, undone } from './history';
import { type Column, Row } from './row';
import './sheet.css';

export type { Column } from './row';
/** px below which no column is squeezed; a date still fits */
const LEAST_WIDTH = 100;
type Place = { row: number; column: number };

/** The cell that an event of the table began in. */
const placeOf = (target: EventTarget): (Place & { input: HTMLInputElement }) | undefined => {
  if (!(target instanceof HTMLInputElement)) return undefined;
  const [row = NaN, column = NaN] = (target.dataset['cell'] ?? '').split(':').map(Number);
  return Number.isNaN(column) ? undefined : { row, column, input: target };
};

/**
 * A table edited as in a spreadsheet: the arrow keys and Enter go from cell to cell, a block copied from Excel is pasted
 * over the cells, Ctrl+Z and Ctrl+Y undo and redo. Cells are texts; `problem` says what is wrong with one. Which columns
 * there are does not change; the table hears the events of its cells, so that a key draws its own row anew and no other.
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
  const [layout] = useState(columns);
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
  const onKey = (event: KeyboardEvent): void => {
    const at = placeOf(event.target);
    if (!at) return;
    const { row, column, input } = at;
    const { selectionStart, value } = input;
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
  const onPaste = (event: ClipboardEvent): void => {
    const at = placeOf(event.target);
    const text = event.clipboardData.getData('text/plain');
    if (!at || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    put(changed(history, pasted(history.rows, keys, at, text, another)));
  };
  const onText = ({ target }: ChangeEvent): void => {
    const at = placeOf(target);
    const key = at && keys[at.column];
    if (!at || key === undefined) return;
    const { value } = at.input;
    put(
      changed(
        history,
        history.rows.map((one, i) => (i === at.row ? { ...one, [key]: value } : one)),
      ),
    );
  };
  const onClick = ({ target }: MouseEvent): void => {
    const row =
      target instanceof Element ? target.closest<HTMLElement>('[data-take-out]')?.dataset['takeOut'] : undefined;
    if (row !== undefined)
      put(
        changed(
          history,
          history.rows.filter((_, i) => i !== Number(row)),
        ),
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
        <table ref={table} aria-label={label} onChange={onText} onKeyDown={onKey} onPaste={onPaste} onClick={onClick}>
          <thead>
            <tr>
              {columns.map(({ key, title, width }) => (
                <th key={key} style={{ width, minWidth: Math.min(width, LEAST_WIDTH) }}>
                  {title}
                </th>
              ))}
              {another && <th style={{ width: 36 }} />}
            </tr>
          </thead>
          {history.rows.map((row, i) => (
            <Row
              key={i}
              {...{ row, i, label, layout }}
              wrong={JSON.stringify(layout.map(({ key, fixed }) => (fixed ? null : (problem(row, key) ?? null))))}
              note={note?.(row)}
              removable={another !== undefined}
            />
          ))}
        </table>
      </div>
    </div>
  );
};
