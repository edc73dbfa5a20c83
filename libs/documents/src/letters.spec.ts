import { textOf } from './docx.samples';
import { admonishLetter, conclusionLetter, reconsiderationLetter, rectificationNotice } from './letters';

/** Its punctuation as it was typed. */
const wordsOf = (bytes: Buffer): string => textOf(bytes).replace(/：/g, ':').replace(/，/g, ',');
const of = {
  issuer: '清槐县人民政府办公室',
  documentNo: '清政督改〔2026〕1号',
  unit: '清槐县水利局',
  title: '关于排口整治的督查',
  signedOn: '2026-03-02T01:00:00.000Z',
  signedBy: '祁砚秋',
};
const problem = { what: '污水直排', when: '2026-02-26', where: '石笋河' };

describe('domain 2.9 送给一个单位的文书', () => {
  it('整改通知书: 文号、主送、每个问题和要求、两个时限、署名; 题名里不说两遍', async () => {
    const notice = {
      ...{ ...of, planDueOn: '2026-03-06', dueOn: '2026-03-31', peer: false },
      findings: [{ type: '进度滞后', problem, requirement: '十日内封堵' }],
    };
    const words = wordsOf(await rectificationNotice(notice));
    for (const each of [
      of.documentNo,
      '关于排口整治的整改通知书',
      '清槐县水利局:',
      '污水直排',
      '十日内封堵',
      '2026年3月6日前报送整改方案',
      '2026年3月31日前整改到位',
      '2026年3月2日',
      '祁砚秋',
    ])
      expect(words).toContain(each);
    expect(wordsOf(await rectificationNotice({ ...notice, peer: true }))).toContain('关于排口整治举一反三的整改通知书');
  });

  it('督查结论书: 事实、问题、结论以后写明复核的期限; 没有问题的写明', async () => {
    const conclusion = { ...of, facts: '核查三处排口', judgement: '一处不到位' };
    const words = wordsOf(
      await conclusionLetter({ ...conclusion, findings: [{ type: '进度滞后', problem: '污水仍直排' }] }),
    );
    const order = ['核查三处排口', '污水仍直排', '一处不到位', '30日内'].map((each) => words.indexOf(each));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
    expect(wordsOf(await conclusionLetter({ ...conclusion, findings: [] }))).toContain('未发现问题');
  });

  it.each([
    ['MAINTAIN', [], '维持原督查结论'],
    ['REVOKE', ['污水直排'], '撤销原督查结论,其中查出的问题一并撤销'],
    ['AMEND', ['污水直排'], '撤销其中的问题“污水直排”'],
    ['AMEND', [], '变更原督查结论。'],
  ] as const)('复核决定书 %s %j: %s', async (decision, withdrawn, said) => {
    const letter = { ...of, objection: '已封堵', filedAt: of.signedOn, reasons: '现场复看', decision, withdrawn };
    expect(wordsOf(await reconsiderationLetter(letter))).toContain(said);
  });

  it('约谈通知书: 时间按当地写', async () => {
    const talk = { ...of, heldAt: '2026-03-09T01:05:00.000Z', place: '三楼会议室', attendees: '局长', topics: '逾期' };
    expect(wordsOf(await admonishLetter(talk))).toContain('2026年3月9日 9:05');
  });
});
