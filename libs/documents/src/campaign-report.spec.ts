import { textOf } from './docx.samples';
import { campaignBulletin, type CampaignReport, campaignReport } from './index';
import { punctuated } from './typography';

const report: CampaignReport = {
  ...{ issuer: '清槐县人民政府办公室督查室', title: '老旧小区改造专项督查', at: '2026-03-16T01:00:00.000Z' },
  overall: '改造总体有序推进。',
  figures: { points: 3, covertPoints: 2, findings: 1, grades: ['较重1个'] },
  findings: [
    {
      ...{ grade: '较重', type: '执行走样', unit: '柳汀镇', what: '外墙渗水', when: '3月10日', where: '新河小区' },
      ...{ impact: '三十二户', cause: '未按图施工', suggestion: '返工', standing: '立行立改' },
    },
  ],
  ...{ causes: '监理缺位。', achievements: '已改造两处。', suggestions: '建立抽检。' },
  conclusions: [
    { unit: '柳汀镇', judgement: '一处未按图施工', requirement: '返工' },
    { unit: '桐坞乡', judgement: '落实到位', requirement: '' },
  ],
};

describe('督查总报告', () => {
  it('S-57 问题在前, 写明时间、地点、影响、原因、建议; 成效在后', async () => {
    const text = textOf(await campaignReport(report));
    expect(text).toContain('关于“老旧小区改造专项督查”的督查报告');
    expect(text).toContain(punctuated('本次督查共查3个点位,其中暗访2个;发现问题1个,其中较重1个。'));
    expect(text).toContain(
      punctuated(
        '1.(较重,执行走样)柳汀镇:外墙渗水。时间地点:3月10日,新河小区。影响:三十二户。原因:未按图施工。建议:返工。(立行立改)',
      ),
    );
    const order = [
      '一、总体情况',
      '二、存在问题',
      '三、原因分析',
      '四、成效',
      '五、意见建议',
      '六、对各督查对象的结论',
    ];
    expect(order.map((heading) => text.indexOf(heading))).toEqual(
      order.map((heading) => text.indexOf(heading)).sort((a, b) => a - b),
    );
    expect(order.every((heading) => text.includes(heading))).toBe(true);
  });
  it('没有发现问题的照样写明', async () => {
    const text = textOf(
      await campaignReport({ ...report, findings: [], figures: { ...report.figures, findings: 0, grades: [] } }),
    );
    expect(text).toContain('发现问题0个。');
    expect(text).toContain('没有发现问题。');
  });
});

describe('督查通报', () => {
  const bulletin = {
    ...{ issuer: '清槐县人民政府办公室', documentNo: '清政督通〔2026〕1号', title: '关于“老旧小区改造”情况的通报' },
    ...{ overall: '总体有序。', negatives: [{ unit: '柳汀镇', text: '外墙渗水。' }], positives: [] },
    ...{ requirements: '逐栋排查。', units: ['柳汀镇', '桐坞乡'], signedOn: '2026-03-20T01:00:00.000Z' },
  };
  it('R-552 问题在前; 没有的一节不列, 编号接着', async () => {
    const text = textOf(await campaignBulletin(bulletin));
    for (const part of [
      '清政督通〔2026〕1号',
      '柳汀镇、桐坞乡:',
      '二、反面典型',
      '1.柳汀镇。外墙渗水。',
      '三、工作要求',
    ])
      expect(text).toContain(punctuated(part));
    expect(text).not.toContain('正面典型');
    const both = textOf(await campaignBulletin({ ...bulletin, positives: [{ unit: '桐坞乡', text: '按期完工。' }] }));
    expect(both.indexOf('二、反面典型')).toBeLessThan(both.indexOf('三、正面典型'));
  });
});
