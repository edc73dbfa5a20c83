import { countyPolicy, type OutcomeFact } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { by, desk, head, matterId, person, stranger, water } from '../assignment/assignment.samples';
import { approve } from './commands/approve';
import { check } from './commands/check';
import { execute } from './commands/execute';
import { explain } from './commands/explain';
import { propose } from './commands/propose';
import { recordReply } from './commands/record-reply';
import { outcome } from './outcome';

const given = specFor(outcome, countyPolicy);
const director = person(7, '祁砚秋', ['OFFICE_DIRECTOR'], ['office']);
const mayor = person(9, '闻若川', ['GOV_HEAD'], ['gov']);
const UNTIL = '2026-03-05T15:59:59.000Z';
const AFTER = '2026-03-05T16:00:00.000Z';
const wanted = {
  ...{ matterId, kind: 'ACCOUNTABILITY' as const, unit: water, facts: '逾期六日', basis: '条例第二十一条' },
  suggestion: '对责任领导问责',
  trace: [{ step: '办结报告起草', holder: '承办人', minutes: 12960, lateMinutes: 8640 }],
  evidence: [],
};
const matter = { matterNo: '清督〔2026〕PB-0006', matterTitle: '采砂整治', urgency: 'URGENT' as const };
const fact = (type: OutcomeFact['type'], data: object): OutcomeFact => ({ type, data }) as OutcomeFact;
const of = { unit: water, kind: 'ACCOUNTABILITY' };
const proposed = fact('outcome.proposed.v1', {
  ...wanted,
  ...matter,
  ...by(desk),
  region: '990121',
  explainUntilAt: UNTIL,
});
const explained = fact('outcome.explained.v1', { ...of, ...by(head), explanation: '设备损坏', evidence: [] });
const yes = { agree: true, opinion: '' };
const checked = fact('outcome.checked.v1', { ...of, ...by(director), ...yes });
const approved = fact('outcome.approved.v1', { ...of, ...by(mayor), ...yes, position: 'GOV_HEAD' });
const until = { untilOn: '2026-03-05' };
const handover = { handedTo: '监察委员会', handedOn: '2026-03-09', receivedBy: '周正', remark: '', evidence: [] };

describe('SP-9 结果运用: 只提建议, 批准以后才移送', () => {
  it('提出建议附责任链, 单位有三个工作日说明', () =>
    given()
      .when(propose, wanted, { actor: desk, lookup: { matter, explainUntilAt: UNTIL } })
      .then(proposed));

  it('I-16 没有批准的不能移送、执行: 刚提出的、审核过的、不同意的都不行', () => {
    const rejected = fact('outcome.approved.v1', {
      ...of,
      ...by(mayor),
      agree: false,
      opinion: '情节轻微',
      position: 'GOV_HEAD',
    });
    for (const past of [[proposed], [proposed, explained, checked], [proposed, explained, checked, rejected]])
      given(...past)
        .when(execute, handover, { actor: desk })
        .refused('outcome.not-approved', { kind: '追责' });
    given(proposed, explained, checked, approved)
      .when(execute, handover, { actor: desk })
      .then(fact('outcome.executed.v1', { ...handover, ...of, ...by(desk) }));
  });

  it('批准的事实写明是行政首长; 审核以前不能批准', () => {
    given(proposed).when(approve, yes, { actor: mayor }).refused('outcome.wrong-status', { status: '待审核' });
    given(proposed, explained, checked).when(approve, yes, { actor: mayor }).then(approved);
  });
});

describe('书面说明、申辩: 批准以前, 三个工作日', () => {
  it('说明以后, 或期限过了以后, 才能审核同意', () => {
    given(proposed).when(check, yes, { actor: director, lookup: until }).refused('outcome.explanation-open', {
      unit: '水利局',
      untilOn: '2026-03-05',
    });
    given(proposed, explained).when(check, yes, { actor: director, lookup: until }).then(checked);
    expect(given(proposed).when(check, yes, { actor: director, lookup: until, now: AFTER }).facts()).toHaveLength(1);
  });
  it('不同意的不必等', () =>
    expect(
      given(proposed).when(check, { agree: false, opinion: '证据不足' }, { actor: director, lookup: until }).facts(),
    ).toHaveLength(1));
  it('本单位在期限内说明一次; 别的单位不能', () => {
    const words = { explanation: '设备损坏', evidence: [] };
    given(proposed).when(explain, words, { actor: head, lookup: until }).then(explained);
    given(proposed, explained).when(explain, words, { actor: head, lookup: until }).thenNothing();
    given(proposed).when(explain, words, { actor: stranger, lookup: until }).refused('outcome.other-unit');
    given(proposed)
      .when(explain, words, { actor: head, lookup: until, now: AFTER })
      .refused('outcome.explanation-closed', { untilOn: '2026-03-05' });
  });
});

it('R-120 移送以后登记有权机关的处理结果', () => {
  const reply = { repliedOn: '2026-03-20', reply: '予以诫勉' };
  given(proposed, explained, checked, approved)
    .when(recordReply, reply, { actor: desk })
    .refused('outcome.wrong-status');
  const executed = fact('outcome.executed.v1', { ...handover, ...of, ...by(desk), at: NOW });
  expect(
    given(proposed, explained, checked, approved, executed).when(recordReply, reply, { actor: desk }).facts(),
  ).toHaveLength(1);
});
