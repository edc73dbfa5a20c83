import { type FormCell, renderOfficial } from './official';
import { chineseDate, inTitle } from './typography';

/** 督查单: which matter, how late, what was urged before, by when now, and what follows otherwise (domain 2.9). */
export type UrgeNotice = Readonly<{
  issuer: string;
  documentNo: string;
  unit: string;
  color: 'BLUE' | 'YELLOW' | 'RED';
  /** 原事项 */
  title: string;
  assignmentNo: string;
  requirement: string;
  dueAt: string;
  overdueDays: number;
  urgedBefore: readonly string[];
  finishBy: string | null;
  signedBy: string;
  signedOn: string;
}>;

/** The colour is said in words as well: a copy may be black and white. */
const bands = {
  BLUE: { fill: '9DC3E6', name: '蓝色督查单(提醒)', next: '仍未办结的,发黄色督查单,送主要负责人并抄送分管领导。' },
  YELLOW: { fill: 'FFE699', name: '黄色督查单(警告)', next: '仍未办结的,发红色督查单,并按程序提出约谈建议。' },
  RED: {
    fill: 'FF9B93',
    name: '红色督查单(责令办结)',
    next: '仍未办结的,按程序提出约谈、通报批评建议,经批准后实施。',
  },
} as const;

const label = (text: string): FormCell => ({ text, label: true });
const wide = (name: string, text: string): FormCell[] => [label(name), { text, span: 3 }];

/** 信函格式 with the form in it; the colour is a band of the table, never of the head. */
export const urgeNotice = (notice: UrgeNotice): Promise<Buffer> => {
  const { fill, name, next } = bands[notice.color];
  const late = notice.overdueDays > 0 ? `逾期${notice.overdueDays}个工作日` : '到期未办结';
  const by = notice.finishBy ? `${chineseDate(notice.finishBy)}前` : '收到本单后立即';
  return renderOfficial(
    [
      { kind: 'right', text: notice.documentNo },
      { kind: 'title', text: `关于限期办结${inTitle(notice.title)}的函` },
      { kind: 'flush', text: `${notice.unit}:` },
      { kind: 'paragraph', text: `你单位承办的下列督办事项${late},请${by}办结并报送办结报告。` },
      {
        kind: 'form',
        rows: [
          [{ text: name, label: true, span: 4, fill }],
          wide('原事项', notice.title),
          wide('任务编号', notice.assignmentNo),
          wide('办理要求', notice.requirement),
          [label('原定时限'), { text: chineseDate(notice.dueAt) }, label('逾期天数'), { text: late }],
          wide('前次催办', notice.urgedBefore.join('\n') || '无'),
          wide('限期', `${by}办结,并书面说明逾期原因`),
          wide('后果提示', next),
          wide('签发', notice.signedBy),
        ],
      },
      { kind: 'signature', issuer: notice.issuer, on: notice.signedOn },
    ],
    'letter',
    notice.issuer,
  );
};
