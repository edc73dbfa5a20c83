import { countyPolicy } from '@duban/contracts';
import { specFor } from '@duban/testing';
import { desk, head, matterId, named, person, water } from '../assignment/assignment.samples';
import { draft, type Drafting } from './commands/draft';
import { conclusion } from './conclusion';

const colleague = person(7, '晏行舟', ['SUPERVISOR'], ['office']);
const matter = { matterNo: '清督〔2026〕DX-0001', matterTitle: '老旧小区改造', urgency: 'NORMAL' as const };
const campaign = { approved: true, subjects: [water], participants: [named(colleague), named(desk)] };
const sheet = {
  matterId,
  unit: water,
  facts: '查三处',
  judgement: '一处不到位',
  findings: [],
  participants: [named(desk)],
};
const drafting = (of: Drafting['campaign'], change: object = {}) =>
  specFor(conclusion, countyPolicy)().when(
    draft,
    { ...sheet, ...change },
    { actor: desk, lookup: { matter, campaign: of } },
  );

describe('大型督查的督查结论', () => {
  it('I-14 督查组和写报告、审定报告的人都记为参与, 写没写上都一样', () =>
    expect(drafting(campaign).facts()).toMatchObject([{ data: { participants: [named(desk), named(colleague)] } }]));
  it('总报告审定以前不能起草, 方案以外的单位不能有', () => {
    drafting({ ...campaign, approved: false }).refused('campaign.not-synthesized');
    drafting(campaign, { unit: { id: 'town', name: '柳汀镇' } }).refused('campaign.subject-outside', {
      unit: '柳汀镇',
    });
  });
  it('不是大型督查的, 照列明的人', () =>
    expect(drafting(null, { participants: [named(head)] }).facts()).toMatchObject([
      { data: { participants: [named(head)] } },
    ]));
});
