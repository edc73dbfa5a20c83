import { clear } from './commands/clear';
import { decideExtension } from './commands/decide-extension';
import { requestExtension } from './commands/request-extension';
import { review } from './commands/review';
import { secondReview } from './commands/second-review';
import { urge } from './commands/urge';
import {
  given,
  handler,
  head,
  desk,
  by,
  matterId,
  LATER,
  fact,
  issued,
  taken,
  drafted,
  checked,
  signed,
  yes,
  pass,
  terms,
  submitted,
  reviewed,
} from './assignment.samples';

describe('I-9 审核须三项判断全部通过, 审核人不在承办单位', () => {
  const open = given(...submitted);
  it('通过后须复审的等待复审', () => open.when(review, pass, { actor: desk, lookup: terms }).then(reviewed));
  it.each(['factsClear', 'conclusionAccurate', 'handledProperly'])('%s 不通过不能审核通过', (judgement) =>
    open
      .when(review, { ...pass, [judgement]: false }, { actor: desk, lookup: terms })
      .refused('assignment.judgement-failed'),
  );
  it('承办单位的人不能审核', () =>
    open.when(review, pass, { actor: head, lookup: terms }).refused('assignment.reviewer-of-unit'));
  it('I-11 核查方式须符合本事项的要求', () =>
    open
      .when(review, { ...pass, verification: 'DOCUMENT' }, { actor: desk, lookup: terms })
      .refused('assignment.verification-missing', { required: '回访' }));
  it('退回补充与退回重办写明理由和整改期限, 次数累加', () => {
    const back = { ...pass, conclusionAccurate: false, result: 'REWORK', opinion: '结论不准确' } as const;
    const returned = fact('assignment.returned.v1', {
      ...by(desk),
      kind: 'REWORK',
      reason: '结论不准确',
      reworkDueAt: terms.reworkDueAt,
      times: 1,
    });
    open
      .when(review, back, { actor: desk, lookup: terms })
      .then(fact('assignment.reviewed.v1', { ...back, ...by(desk), needsSecondReview: true }), returned);
    const again = given(...submitted, returned, drafted, checked, signed)
      .when(review, back, { actor: desk, lookup: terms })
      .facts();
    expect(again[1]?.data).toMatchObject({ times: 2 });
  });
  it('复审同意即通过, 按最终接收的报送判断是否按时 (R-208)', () =>
    given(...submitted, reviewed)
      .when(secondReview, yes, { actor: desk, lookup: terms })
      .then(
        fact('assignment.second-reviewed.v1', { ...by(desk), ...yes }),
        fact('assignment.accepted.v1', { ...by(desk), onTime: true }),
      ));
  it('没有初审不能复审', () =>
    open
      .when(secondReview, yes, { actor: desk, lookup: terms })
      .refused('assignment.wrong-status', { status: '未经初审' }));
  it('审核通过后才能销号, 重复销号不产生事实', () => {
    const accepted = fact('assignment.accepted.v1', { ...by(desk), onTime: true });
    const cleared = fact('assignment.cleared.v1', by(desk));
    open.when(clear, { assignmentId: matterId }, { actor: desk }).refused('assignment.wrong-status');
    given(...submitted, accepted)
      .when(clear, { assignmentId: matterId }, { actor: desk })
      .then(cleared);
    given(...submitted, accepted, cleared)
      .when(clear, { assignmentId: matterId }, { actor: desk })
      .thenNothing();
  });
});

describe('I-6 延期', () => {
  const wish = {
    reason: 'LITIGATION',
    explanation: '法院在审',
    progress: '已对接',
    newDueOn: '2026-03-10',
    nextSteps: '跟进',
  } as const;
  const newDueAt = '2026-03-10T15:59:59.000Z';
  const asked = { requested: newDueAt, partial: null };
  const requested = fact('assignment.extension-requested.v1', { ...wish, ...by(handler) });
  const granted = fact('assignment.extension-decided.v1', {
    ...by(desk),
    ...yes,
    result: 'APPROVED',
    dueAt: newDueAt,
    previousDueAt: LATER,
  });
  it('到期前申请, 批准后时限顺延, 原时限保留', () => {
    given(issued(), taken).when(requestExtension, wish, { actor: handler, lookup: { newDueAt } }).then(requested);
    given(issued(), taken, requested)
      .when(decideExtension, { result: 'APPROVED', opinion: yes.opinion }, { actor: desk, lookup: asked })
      .then(granted);
  });
  it('逾期后不能申请', () =>
    given(issued(), taken)
      .when(requestExtension, wish, { actor: handler, lookup: { newDueAt }, now: '2026-03-04T00:00:00.000Z' })
      .refused('assignment.extension-too-late'));
  it('一次只能有一个待批的申请, 且不超过制度次数', () => {
    given(issued(), taken, requested)
      .when(requestExtension, wish, { actor: handler, lookup: { newDueAt } })
      .refused('assignment.extension-pending');
    given(issued(), taken, requested, granted)
      .when(requestExtension, wish, { actor: handler, lookup: { newDueAt: '2026-03-20T15:59:59.000Z' } })
      .refused('assignment.too-many-extensions', { max: 1 });
  });
  it('新时限须更晚; 没有申请不能批复', () => {
    given(issued(), taken)
      .when(requestExtension, wish, { actor: handler, lookup: { newDueAt: LATER } })
      .refused('assignment.extension-not-later');
    given(issued(), taken)
      .when(decideExtension, { result: 'APPROVED', opinion: '' }, { lookup: asked })
      .refused('assignment.no-extension-pending');
  });
});

describe('SP-3 部分同意', () => {
  const requested = fact('assignment.extension-requested.v1', { ...by(handler), newDueOn: '2026-03-10' });
  const to = (partial: string) => ({ actor: desk, lookup: { requested: '2026-03-10T15:59:59.000Z', partial } });
  const part = { result: 'PARTIAL', newDueOn: '2026-03-06', opinion: '先延三天' } as const;
  it('延到申请日期之前的某一天', () =>
    expect(
      given(issued(), taken, requested).when(decideExtension, part, to('2026-03-06T15:59:59.000Z')).facts(),
    ).toMatchObject([{ data: { agree: true, result: 'PARTIAL', dueAt: '2026-03-06T15:59:59.000Z' } }]));
  it('不早于现有时限、不晚于申请的日期', () => {
    for (const day of [LATER, '2026-03-10T15:59:59.000Z'])
      given(issued(), taken, requested)
        .when(decideExtension, part, to(day))
        .refused('assignment.extension-partial-late');
  });
});

describe('R-511 催办', () => {
  it('记下方式、内容与逾期天数, 报送后停止', () => {
    const call = { channel: 'PHONE', content: '请抓紧', answeredBy: '蒲泽' } as const;
    given(issued())
      .when(urge, call, { actor: desk, lookup: { overdueDays: 2 } })
      .then(fact('assignment.urged.v1', { ...call, ...by(desk), nth: 1, overdueDays: 2 }));
    given(...submitted)
      .when(urge, call, { actor: desk, lookup: { overdueDays: 0 } })
      .refused('assignment.wrong-status', { status: '已报送' });
  });
});
