import { countyPolicy, type OutcomeFact } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { by, desk, head, matterId, person, stranger, water } from '../assignment/assignment.samples';
import { approve } from './commands/approve';
import { arrangeTalk } from './commands/arrange-talk';
import { check } from './commands/check';
import { execute } from './commands/execute';
import { explain } from './commands/explain';
import { propose } from './commands/propose';
import { recordReply } from './commands/record-reply';
import { recordTalk } from './commands/record-talk';
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
const unchanged = { changed: null };
const until = { untilOn: '2026-03-05', ...unchanged };
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
        .when(execute, handover, { actor: desk, lookup: unchanged })
        .refused('outcome.not-approved', { kind: '追责' });
    given(proposed, explained, checked, approved)
      .when(execute, handover, { actor: desk, lookup: unchanged })
      .then(fact('outcome.executed.v1', { ...handover, ...of, ...by(desk) }));
  });

  it('批准的事实写明是行政首长; 审核以前不能批准', () => {
    given(proposed)
      .when(approve, yes, { actor: mayor, lookup: unchanged })
      .refused('outcome.wrong-status', { status: '待审核' });
    given(proposed, explained, checked).when(approve, yes, { actor: mayor, lookup: unchanged }).then(approved);
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

describe('SP-7 复核改变了结论, 由它来的建议随之改', () => {
  const lookup = { changed: { decision: 'REVOKE' as const, at: NOW } };
  const told = { unit: '水利局', decision: '撤销' };
  it('建议以后结论经复核变更、撤销的, 不能再同意, 批准过的不能移送、约谈', () => {
    given(proposed, explained)
      .when(check, yes, { actor: director, lookup: { ...until, ...lookup } })
      .refused('outcome.conclusion-changed', told);
    given(proposed, explained, checked)
      .when(approve, yes, { actor: mayor, lookup })
      .refused('outcome.conclusion-changed', told);
    given(proposed, explained, checked, approved)
      .when(execute, handover, { actor: desk, lookup })
      .refused('outcome.conclusion-changed', told);
  });
  it('不同意的照样可以作出', () => {
    const no = { agree: false, opinion: '结论已经撤销' };
    const one = given(proposed, explained, checked).when(approve, no, { actor: mayor, lookup });
    expect(one.facts()).toMatchObject([{ type: 'outcome.approved.v1', data: { agree: false } }]);
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

describe('约谈: 批准以后通知, 谈完记录, 不当作移送', () => {
  const toTalk = { unit: water, kind: 'ADMONISH_TALK' };
  const asTalk = (one: OutcomeFact): OutcomeFact => fact(one.type, { ...one.data, kind: 'ADMONISH_TALK' });
  const agreed = [proposed, explained, checked, approved].map(asTalk);
  const talk = {
    ...{ heldAt: '2026-03-09T09:00:00+08:00', place: '三楼会议室', hosts: [{ id: director.id, name: director.name }] },
    ...{ attendees: '局长', topics: '逾期六日' },
  };
  const held = { heldAt: '2026-03-09T01:00:00.000Z', heldOn: '2026-03-09', ...unchanged };
  const arranged = fact('outcome.talk-arranged.v1', { ...talk, heldAt: held.heldAt, ...toTalk, ...by(desk) });
  const record = {
    ...{ heldAt: talk.heldAt, content: '指出逾期事实', reply: '接受', undertaking: '十日内办结', evidence: [] },
    ...{ followUpOn: '2026-03-19', signature: { result: 'CONFIRMED' as const, by: '局长', remark: '' } },
  };

  it('I-16 没有批准的不能约谈; 批准的发通知, 时间须在以后', () => {
    given(...agreed.slice(0, 3))
      .when(arrangeTalk, talk, { actor: desk, lookup: held })
      .refused('outcome.not-approved', { kind: '约谈' });
    given(...agreed)
      .when(arrangeTalk, talk, { actor: desk, lookup: held, now: held.heldAt })
      .refused('outcome.talk-past');
    given(...agreed)
      .when(arrangeTalk, talk, { actor: desk, lookup: held })
      .then(arranged);
  });
  it('约谈不登记移送, 别的建议不发约谈通知', () => {
    given(...agreed)
      .when(execute, handover, { actor: desk, lookup: unchanged })
      .refused('outcome.talk-not-handed-over');
    given(proposed, explained, checked, approved)
      .when(arrangeTalk, talk, { actor: desk, lookup: held })
      .refused('outcome.not-a-talk', { kind: '追责' });
  });
  it('先通知后记录; 跟踪落实在约谈以后; 记录以后即已执行', () => {
    given(...agreed)
      .when(recordTalk, record, { actor: desk, lookup: held })
      .refused('outcome.wrong-status');
    given(...agreed, arranged)
      .when(recordTalk, { ...record, followUpOn: '2026-03-09' }, { actor: desk, lookup: held })
      .refused('outcome.follow-up-past');
    given(...agreed, arranged)
      .when(recordTalk, record, { actor: desk, lookup: held })
      .then(fact('outcome.talk-recorded.v1', { ...record, heldAt: held.heldAt, ...toTalk, ...by(desk) }));
  });
});
