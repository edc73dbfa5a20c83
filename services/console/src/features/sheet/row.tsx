import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type JSX, memo } from 'react';
import { type SheetRow } from './history';

export type Column = { key: string; title: string; width: number; options?: readonly string[]; fixed?: boolean };

/** The table hears what is typed; without a listener of its own React takes the input for one that cannot be written in. */
const heard = (): void => undefined;

/** A row of a sheet, drawn again only when it itself or what is wrong with it has changed. */
export const Row = memo(function Row({
  row,
  i,
  label,
  layout,
  wrong,
  note,
  removable,
}: {
  row: SheetRow;
  i: number;
  label: string;
  layout: readonly Column[];
  /** JSON of what is wrong in each column, or null: a text is the same as long as nothing else is wrong */
  wrong: string;
  note: string | undefined;
  removable: boolean;
}): JSX.Element {
  const problems = JSON.parse(wrong) as (string | null)[];
  const keys = layout.filter(({ fixed }) => !fixed).map(({ key }) => key);
  return (
    <tbody>
      <tr>
        {layout.map(({ key, title, options, fixed }, at) => {
          if (fixed) return <td key={key}>{row[key]}</td>;
          const problem = problems[at] ?? undefined;
          return (
            <td key={key} className={problem ? 'wrong' : ''} title={problem}>
              <div className="cell">
                <input
                  data-cell={`${i}:${keys.indexOf(key)}`}
                  aria-label={`${title}${i + 1}`}
                  aria-invalid={Boolean(problem)}
                  value={row[key] ?? ''}
                  {...(options ? { list: `${label}-${key}` } : {})}
                  onChange={heard}
                />
              </div>
            </td>
          );
        })}
        {removable && (
          <td>
            <Button
              type="text"
              size="small"
              danger
              icon={<DeleteOutlined />}
              data-take-out={i}
              aria-label={`删去第${i + 1}行`}
            />
          </td>
        )}
      </tr>
      {note !== undefined && (
        <tr className="note">
          <td colSpan={layout.length}>{note}</td>
        </tr>
      )}
    </tbody>
  );
});
