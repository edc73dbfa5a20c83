import { createHash } from 'node:crypto';
import { type ProgressImportView, ReportProgress } from '@duban/contracts';
import { cellOf, type ProgressColumn, type ProgressLine } from '@duban/documents';

type Line = ProgressImportView['lines'][number];
/** An assignment that may be reported on, as the importer sees it. */
export type Reportable = { assignmentId: string; assignmentNo: string; title: string; unitName: string };

const columnOf: Record<string, ProgressColumn> = {
  deployment: '部署安排',
  actions: '具体行动',
  progress: '工作进度',
  percent: '完成百分比',
  achievements: '成绩经验',
  noProblemStatement: '经核查无问题的依据',
  nextSteps: '下步打算',
  'problems.0.what': '存在问题',
  'problems.0.when': '问题时间',
  'problems.0.where': '问题地点或项目',
  'problems.0.impact': '问题影响',
  'problems.0.cause': '问题原因',
  'problems.0.suggestion': '问题建议',
};
const problemColumns: readonly ProgressColumn[] = [
  '存在问题',
  '问题时间',
  '问题地点或项目',
  '问题影响',
  '问题原因',
  '问题建议',
];

/** `60`, `60%`, and what a cell formatted as a percentage gives: `0.6`. Undefined when it is no whole number of 0–100. */
const percentOf = (text: string): number | undefined => {
  const found = /^(\d{1,3}(?:\.\d+)?)\s*[%%]?$/.exec(text);
  if (!found) return undefined;
  const value = Number(found[1]);
  const percent = !/[%%]/.test(text) && value > 0 && value < 1 ? value * 100 : value;
  return Number.isInteger(Math.round(percent * 1e6) / 1e6) && percent <= 100 ? Math.round(percent) : undefined;
};

/** The same line of the same text has the same key: uploading a workbook twice reports once. */
const keyOf = (line: ProgressLine): string => {
  const hex = createHash('sha256').update(JSON.stringify(line)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const judgeLine = (line: ProgressLine, open: ReadonlyMap<string, Reportable>, seen: Set<string>): Line => {
  const { row, cells } = line;
  const errors: Line['errors'] = [];
  const wrong = (column: ProgressColumn, message: string): void =>
    void errors.push({ cell: cellOf(column, row), column, message });
  const number = cells['任务编号'];
  const assignment = open.get(number);
  if (!assignment) wrong('任务编号', '不是本单位在办任务的编号,请按模板中的编号填写');
  else if (seen.has(number)) wrong('任务编号', '同一任务填了两行,请合并为一行');
  seen.add(number);
  const percent = percentOf(cells['完成百分比']);
  if (percent === undefined) wrong('完成百分比', '请填写0至100的整数');
  const hasProblem = problemColumns.some((column) => cells[column] !== '');
  if (!hasProblem && cells['经核查无问题的依据'] === '') wrong('存在问题', '请填写存在问题,或写明经核查无问题的依据');
  const parsed = ReportProgress.safeParse({
    deployment: cells['部署安排'],
    actions: cells['具体行动'],
    progress: cells['工作进度'],
    percent: percent ?? 0,
    achievements: cells['成绩经验'],
    problems: hasProblem
      ? [
          {
            what: cells['存在问题'],
            when: cells['问题时间'],
            where: cells['问题地点或项目'],
            responsibleUnit: assignment?.unitName ?? number,
            impact: cells['问题影响'],
            cause: cells['问题原因'],
            suggestion: cells['问题建议'],
          },
        ]
      : [],
    ...(cells['经核查无问题的依据'] ? { noProblemStatement: cells['经核查无问题的依据'] } : {}),
    nextSteps: cells['下步打算'],
  });
  for (const issue of parsed.error?.issues ?? []) {
    const column = columnOf[issue.path.join('.')];
    if (column) wrong(column, issue.message);
  }
  return {
    row,
    assignmentId: assignment?.assignmentId ?? null,
    assignmentNo: number,
    title: assignment?.title ?? cells['事项'],
    percent: percent ?? null,
    key: keyOf(line),
    body: errors.length === 0 && parsed.success ? parsed.data : null,
    errors,
  };
};

/** 逐行核对: each line against the command it would become; which cells are wrong and what to put there. */
export const judge = (lines: readonly ProgressLine[], open: readonly Reportable[]): ProgressImportView => {
  const byNumber = new Map(open.map((one) => [one.assignmentNo, one]));
  const seen = new Set<string>();
  const judged = lines.map((line) => judgeLine(line, byNumber, seen));
  return { lines: judged, errors: judged.reduce((n, { errors }) => n + errors.length, 0) };
};
