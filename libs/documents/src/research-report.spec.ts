import { textOf } from './docx.samples';
import { type ResearchReport, researchReport } from './index';
import { punctuated } from './typography';

const report: ResearchReport = {
  ...{ issuer: '清槐县人民政府办公室督查室', title: '农村供水工程管护情况的调研报告', at: '2026-03-16T01:00:00.000Z' },
  ...{ background: '三个乡镇反复断供。', methods: ['座谈', '现场检查'], causes: '管护经费没有列入预算。' },
  problems: [
    {
      ...{ what: '两处水泵长期停用', when: '2026年2月', where: '鹭洲村', responsibleUnit: '水利局', impact: '120户' },
      ...{ cause: '无人管护', suggestion: '明确管护人' },
    },
  ],
  achievements: '',
  suggestions: [{ to: '财政局', text: '安排管护经费', basis: '三个乡镇均未安排', standing: '采纳,已落实' }],
};

describe('S-59 督查调研报告', () => {
  it('问题在前, 写明单位、时间、地点、影响、原因; 建议写明提给谁、依据、采纳落实', async () => {
    const text = textOf(await researchReport(report));
    for (const said of [
      '农村供水工程管护情况的调研报告',
      '调研方式:座谈、现场检查。',
      '1.水利局:两处水泵长期停用。时间地点:2026年2月,鹭洲村。影响:120户。原因:无人管护。建议:明确管护人。',
      '采纳,已落实',
    ])
      expect(text).toContain(punctuated(said));
    for (const cell of ['财政局', '安排管护经费', '三个乡镇均未安排']) expect(text).toContain(cell);
  });
  it('S-57 成效在问题和原因之后; 没有的一节不列, 编号接着', async () => {
    const short = textOf(await researchReport(report));
    expect(short).not.toContain('做法成效');
    expect(short).toContain('四、意见建议');
    const long = textOf(await researchReport({ ...report, achievements: '两村已自行修复。' }));
    const order = ['一、调研情况', '二、存在问题', '三、原因分析', '四、做法成效', '五、意见建议'];
    const at = order.map((heading) => long.indexOf(heading));
    expect(at).not.toContain(-1);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });
});
