import { type ProgramEntry, words } from '@duban/contracts';
import { v7 as uuidv7 } from 'uuid';
import { type NamedUnit, unitOf, unitsOf } from '../sheet/cells';
import { type SheetRow } from '../sheet/history';

const forms = Object.entries(words.supervisionForm) as [ProgramEntry['form'], string][];
const kinds = Object.entries(words.programSubjectKind) as [ProgramEntry['subjectKinds'][number], string][];
const MONTH = /^(?:\d{4}[-年])?(0?[1-9]|1[0-2])月?$/;
const parts = (text: string): string[] => text.split(/[,,;;]/).flatMap((part) => part.trim() || []);

export const formNames = forms.map(([, zh]) => zh);
export const kindNames = kinds.map(([, zh]) => zh);

/** An entry as it stands in the sheet: texts; the kinds of subjects apart by commas, as 乡镇、街道 has a pause of its own. */
export const rowOf = (entry: ProgramEntry): SheetRow => ({
  entryId: entry.entryId,
  body: entry.body.name,
  topic: entry.topic,
  form: words.supervisionForm[entry.form],
  kinds: entry.subjectKinds.map((kind) => words.programSubjectKind[kind]).join(','),
  subjects: entry.subjects.map(({ name }) => name).join('、'),
  month: String(Number(entry.month.slice(5))),
});
export const newRow = (): SheetRow => ({
  ...{ entryId: uuidv7(), body: '', topic: '', form: words.supervisionForm.SPECIFIC },
  ...{ kinds: '', subjects: '', month: '' },
});
/** A row in which nothing has been written is none. */
export const isBlank = (row: SheetRow): boolean =>
  ['body', 'topic', 'kinds', 'subjects', 'month'].every((key) => (row[key] ?? '').trim() === '');

/** What is wrong with one cell. */
export const cellProblem = (row: SheetRow, key: string, units: readonly NamedUnit[]): string | undefined => {
  if (isBlank(row)) return undefined;
  const text = (row[key] ?? '').trim();
  if (key === 'body' && !unitOf(text, units)) return '请从列表选择检查部门';
  if (key === 'topic' && text === '') return '请填写督查检查内容';
  if (key === 'form' && !formNames.includes(text)) return '请从列表选择形式';
  if (key === 'kinds' && (text === '' || parts(text).some((one) => !kindNames.includes(one))))
    return `请填写:${kindNames.join(',')}`;
  if (key === 'month' && !MONTH.test(text)) return '请填写月份,1至12';
  const { unknown } = key === 'subjects' ? unitsOf(text, units) : { unknown: undefined };
  return unknown === undefined ? undefined : `没有名为“${unknown}”的单位`;
};

/** The entry that a row without a problem stands for. */
export const entryOf = (row: SheetRow, year: number, units: readonly NamedUnit[]): Partial<ProgramEntry> => {
  const body = unitOf(row['body'] ?? '', units);
  const form = forms.find(([, zh]) => zh === row['form']?.trim())?.[0];
  const month = MONTH.exec((row['month'] ?? '').trim())?.[1]?.padStart(2, '0');
  return {
    entryId: row['entryId'] ?? '',
    ...(body ? { body } : {}),
    topic: row['topic'] ?? '',
    ...(form ? { form } : {}),
    subjectKinds: kinds.flatMap(([kind, zh]) => (parts(row['kinds'] ?? '').includes(zh) ? [kind] : [])),
    subjects: unitsOf(row['subjects'] ?? '', units).units,
    ...(month ? { month: `${year}-${month}` } : {}),
  };
};
