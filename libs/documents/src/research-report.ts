import { type Block, renderOfficial } from './official';

/** 督查调研报告 (S-59, R-118): what was found, why, and what is suggested to whom, with what came of it. */
export type ResearchReport = Readonly<{
  issuer: string;
  title: string;
  at: string;
  background: string;
  methods: readonly string[];
  problems: readonly Readonly<{
    what: string;
    when: string;
    where: string;
    responsibleUnit: string;
    impact: string;
    cause: string;
    suggestion: string;
  }>[];
  causes: string;
  /** '' : none worth a section */
  achievements: string;
  /** `standing`: whether the unit takes it, and how far it is */
  suggestions: readonly Readonly<{ to: string; text: string; basis: string; standing: string }>[];
}>;

/** Problems in front and in full, achievements after them and only where there are any (S-57); 建议 as a table at the end. */
export const researchReport = (report: ResearchReport): Promise<Buffer> => {
  const { background, methods, problems, causes, achievements, suggestions } = report;
  const sections: [string, Block[]][] = [
    [
      '调研情况',
      [
        { kind: 'paragraph', text: background },
        { kind: 'paragraph', text: `调研方式:${methods.join('、')}。` },
      ],
    ],
    ['存在问题', problems.map((one, i) => ({ kind: 'paragraph', text: `${i + 1}.${problem(one)}` }))],
    ['原因分析', [{ kind: 'paragraph', text: causes }]],
    ...(achievements ? ([['做法成效', [{ kind: 'paragraph', text: achievements }]]] as [string, Block[]][]) : []),
    [
      '意见建议',
      [
        {
          kind: 'table',
          widths: [1700, 3100, 2400, 1800],
          rows: [
            ['提给', '建议', '依据', '采纳落实'],
            ...suggestions.map(({ to, text, basis, standing }) => [to, text, basis, standing]),
          ],
        },
      ],
    ],
  ];
  return renderOfficial([
    { kind: 'title', text: report.title },
    ...sections.flatMap(([heading, blocks], i): Block[] => [
      { kind: 'heading', text: `${'一二三四五'[i]}、${heading}` },
      ...blocks,
    ]),
    { kind: 'signature', issuer: report.issuer, on: report.at },
  ]);
};

const problem = ({
  what,
  when,
  where,
  responsibleUnit,
  impact,
  cause,
  suggestion,
}: ResearchReport['problems'][number]) =>
  `${responsibleUnit}:${what}。时间地点:${when},${where}。影响:${impact}。原因:${cause}。建议:${suggestion}。`;
