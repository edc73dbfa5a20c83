import { renderOfficial } from './official';

/** 督办通知 (函, 信函格式): what the leader wrote, what is asked, and the table of who does what by when. */
export type AssignmentNotice = Readonly<{
  issuer: string;
  documentNo: string;
  title: string;
  instruction: string;
  text: string;
  contact: string;
  signedOn: string;
  lines: readonly {
    /** 文件、会议督查: which item of the plan it is for */
    item?: string;
    role: string;
    unit: string;
    leader: string;
    handler: string;
    requirement: string;
    deadline: string;
  }[];
}>;

/** 任务分工: by items where there are some. */
const division = (lines: AssignmentNotice['lines']): { widths: number[]; rows: string[][] } => {
  const rows = lines.map((l) => [l.role, l.unit, l.leader, l.handler || '签收时明确', l.requirement, l.deadline]);
  const head = ['方式', '承办单位', '责任领导', '承办人', '要求', '办结时限'];
  if (lines.every(({ item }) => item === undefined))
    return { widths: [900, 1700, 1200, 1200, 2500, 1500], rows: [head, ...rows] };
  return {
    widths: [1500, 800, 1500, 1000, 1000, 1900, 1300],
    rows: [['事项', ...head], ...rows.map((row, i) => [lines[i]?.item ?? '', ...row])],
  };
};

/** 信函格式 (GB/T 9704 10.1): the number at the right under the upper line, no page number on the first page. */
export const assignmentNotice = (notice: AssignmentNotice): Promise<Buffer> =>
  renderOfficial(
    [
      { kind: 'right', text: notice.documentNo },
      { kind: 'title', text: notice.title },
      { kind: 'flush', text: `${[...new Set(notice.lines.map((line) => line.unit))].join('、')}:` },
      { kind: 'heading', text: '一、批示内容' },
      { kind: 'paragraph', text: notice.instruction },
      { kind: 'heading', text: '二、办理要求' },
      { kind: 'paragraph', text: notice.text },
      {
        kind: 'paragraph',
        text: '请各承办单位于时限内签收,明确承办人,按期报送办结报告;协办单位将书面意见送主办单位。',
      },
      { kind: 'heading', text: '三、任务分工' },
      { kind: 'table', ...division(notice.lines) },
      { kind: 'signature', issuer: notice.issuer, on: notice.signedOn },
      { kind: 'left', text: `(联系人:${notice.contact})` },
    ],
    'letter',
    notice.issuer,
  );
