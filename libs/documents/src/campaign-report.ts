import { type Block, renderOfficial } from './official';

/** 督查总报告 (DX_Synthesize): what the head of the government approves, and what the conclusions are taken from. */
export type CampaignReport = Readonly<{
  issuer: string;
  /** of the matter */
  title: string;
  at: string;
  overall: string;
  figures: Readonly<{ points: number; covertPoints: number; findings: number; grades: readonly string[] }>;
  findings: readonly Readonly<{
    grade: string;
    type: string;
    unit: string;
    what: string;
    when: string;
    where: string;
    impact: string;
    cause: string;
    suggestion: string;
    /** 立行立改, 复核 and how far it is; null: nothing to say yet */
    standing: string | null;
  }>[];
  causes: string;
  achievements: string;
  suggestions: string;
  conclusions: readonly Readonly<{ unit: string; judgement: string; requirement: string }>[];
}>;

const counted = ({ figures: { points, covertPoints, findings, grades } }: CampaignReport): string =>
  `本次督查共查${points}个点位,其中暗访${covertPoints}个;发现问题${findings}个` +
  (grades.length > 0 ? `,其中${grades.join('、')}。` : '。');

/** Problems in front and in full, achievements after them and short (S-57). */
export const campaignReport = (report: CampaignReport): Promise<Buffer> => {
  const blocks: Block[] = [
    { kind: 'title', text: `关于“${report.title}”的督查报告` },
    { kind: 'heading', text: '一、总体情况' },
    { kind: 'paragraph', text: report.overall },
    { kind: 'paragraph', text: counted(report) },
    { kind: 'heading', text: '二、存在问题' },
    ...(report.findings.length === 0
      ? [{ kind: 'paragraph', text: '没有发现问题。' } as const]
      : report.findings.map((one, i) => ({ kind: 'paragraph' as const, text: `${i + 1}.${problem(one)}` }))),
    { kind: 'heading', text: '三、原因分析' },
    { kind: 'paragraph', text: report.causes },
    { kind: 'heading', text: '四、成效' },
    { kind: 'paragraph', text: report.achievements },
    { kind: 'heading', text: '五、意见建议' },
    { kind: 'paragraph', text: report.suggestions },
    { kind: 'heading', text: '六、对各督查对象的结论' },
    {
      kind: 'table',
      widths: [1900, 4100, 3000],
      rows: [
        ['督查对象', '结论', '整改要求'],
        ...report.conclusions.map(({ unit, judgement, requirement }) => [unit, judgement, requirement || '—']),
      ],
    },
    { kind: 'signature', issuer: report.issuer, on: report.at },
  ];
  return renderOfficial(blocks);
};

const problem = (one: CampaignReport['findings'][number]): string =>
  `(${one.grade},${one.type})${one.unit}:${one.what}。时间地点:${one.when},${one.where}。影响:${one.impact}。` +
  `原因:${one.cause}。建议:${one.suggestion}。${one.standing ? `(${one.standing})` : ''}`;
