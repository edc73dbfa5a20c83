import { renderOfficial } from './official';
import { chineseDate } from './typography';

/** 督查专报 (内部期刊式): problems before the results are praised (S-57), and room for the leader's words. */
export type SpecialReportDocument = Readonly<{
  issuer: string;
  issueNo: string;
  title: string;
  signedOn: string;
  cause: string;
  process: string;
  results: string;
  problems: readonly string[];
  noProblemStatement: string;
  suggestions: string;
}>;

export const specialReportDocument = (report: SpecialReportDocument): Promise<Buffer> =>
  renderOfficial([
    { kind: 'masthead', text: '督查专报' },
    { kind: 'center', text: report.issueNo },
    { kind: 'spread', left: report.issuer, right: chineseDate(report.signedOn) },
    { kind: 'redLine' },
    { kind: 'title', text: report.title },
    { kind: 'heading', text: '一、事由' },
    { kind: 'paragraph', text: report.cause },
    { kind: 'heading', text: '二、存在问题' },
    ...(report.problems.length > 0 ? report.problems : [report.noProblemStatement]).map((text) => ({
      kind: 'paragraph' as const,
      text,
    })),
    { kind: 'heading', text: '三、办理过程' },
    { kind: 'paragraph', text: report.process },
    { kind: 'heading', text: '四、办理结果' },
    { kind: 'paragraph', text: report.results },
    { kind: 'heading', text: '五、下步建议' },
    { kind: 'paragraph', text: report.suggestions },
    { kind: 'table', widths: [9000], rows: [['领导批示'], ['\n\n\n\n\n\n']] },
  ]);
