export type SheetRow = Readonly<Record<string, string>>;
/** What a sheet is and was: undone step by step, and done again. */
export type History = Readonly<{
  rows: readonly SheetRow[];
  past: readonly (readonly SheetRow[])[];
  future: readonly (readonly SheetRow[])[];
}>;

/** More steps than anybody undoes. */
const MOST_STEPS = 100;

export const begun = (rows: readonly SheetRow[]): History => ({ rows, past: [], future: [] });
export const changed = ({ rows, past }: History, next: readonly SheetRow[]): History => ({
  rows: next,
  past: [...past, rows].slice(-MOST_STEPS),
  future: [],
});
export const undone = (history: History): History => {
  const before = history.past.at(-1);
  if (!before) return history;
  return { rows: before, past: history.past.slice(0, -1), future: [history.rows, ...history.future] };
};
export const redone = (history: History): History => {
  const [after, ...future] = history.future;
  if (!after) return history;
  return { rows: after, past: [...history.past, history.rows], future };
};

/** A cell that Excel copies with a line break or a quotation mark in it stands in quotation marks. */
const unquoted = (cell: string): string =>
  /^".*"$/s.test(cell) ? cell.slice(1, -1).replace(/""/g, '"').replace(/\n/g, ' ') : cell;

/**
 * A block copied from a spreadsheet, laid over the sheet from a cell on: what reaches beyond its columns is left out, and
 * what reaches beyond its rows makes new ones where `another` gives one.
 */
export const pasted = (
  rows: readonly SheetRow[],
  keys: readonly string[],
  at: { row: number; column: number },
  text: string,
  another?: () => SheetRow,
): SheetRow[] => {
  const block = text
    .replace(/\r/g, '')
    .replace(/\n$/, '')
    .split(/\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((line) => line.split('\t').map(unquoted));
  const next = [...rows];
  for (const [i, cells] of block.entries()) {
    const row = next[at.row + i] ?? another?.();
    if (!row) break;
    const filled = cells.flatMap((cell, j) => {
      const key = keys[at.column + j];
      return key === undefined ? [] : [[key, cell.trim()] as const];
    });
    next[at.row + i] = { ...row, ...Object.fromEntries(filled) };
  }
  return next;
};
