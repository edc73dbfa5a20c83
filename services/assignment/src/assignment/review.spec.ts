import { words } from '@duban/contracts';
import { clear } from './commands/clear';
import { explainReturns } from './commands/explain-returns';
import { review } from './commands/review';
import { secondReview } from './commands/second-review';
import { signReport } from './commands/sign-report';
import { urge } from './commands/urge';
import {
  given,
  head,
  desk,
  by,
  matterId,
  LATER,
  fact,
  issued,
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
      reworks: 1,
    });
    open
      .when(review, back, { actor: desk, lookup: terms })
      .then(fact('assignment.reviewed.v1', { ...back, ...by(desk), needsSecondReview: true }), returned);
    const again = given(...submitted, returned, drafted, checked, signed)
      .when(review, back, { actor: desk, lookup: terms })
      .facts();
    expect(again[1]?.data).toMatchObject({ times: 2, reworks: 2 });
  });
  it('SP-5 形式检查有一项没有勾选就不能通过', () =>
    open
      .when(
        review,
        { ...pass, checks: pass.checks.filter((check) => check !== 'EVIDENCE') },
        { actor: desk, lookup: terms },
      )
      .refused('assignment.checks-missing', { missing: words.reviewCheck.EVIDENCE }));
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

describe('SP-5 第二次退回重办须由主要负责人说明', () => {
  const back = (kind: string, times: number, reworks: number) =>
    fact('assignment.returned.v1', { ...by(desk), kind, reason: '结论不准确', reworkDueAt: LATER, times, reworks });
  const redone = [drafted, checked];
  const words2 = { explanation: '核查不细', measures: '换人重办' };
  const explained = (times: number) => fact('assignment.returns-explained.v1', { ...words2, ...by(head), times });
  const sign = { actor: head, lookup: { missing: [] } };
  const twice = [...submitted, back('REWORK', 1, 1), ...redone, signed, back('REWORK', 2, 2)];

  it('第一次退回重办、两次退回补充都不用说明', () => {
    given(...submitted, back('SUPPLEMENT', 1, 0), ...redone, signed, back('SUPPLEMENT', 2, 0), ...redone)
      .when(signReport, yes, sign)
      .then(signed);
    given(...submitted, back('REWORK', 1, 1))
      .when(explainReturns, words2, { actor: head })
      .refused('assignment.no-returns');
  });
  it('没有说明不能签报, 说明之后可以', () => {
    given(...twice, ...redone)
      .when(signReport, yes, sign)
      .refused('assignment.returns-explanation-missing', { times: 2 });
    given(...twice)
      .when(explainReturns, words2, { actor: head })
      .then(explained(2));
    given(...twice, explained(2), ...redone)
      .when(signReport, yes, sign)
      .then(signed);
  });
  it('再次退回的再说明, 同一次不用说明两遍', () => {
    const third = [...twice, explained(2), ...redone, signed, back('REWORK', 3, 3)];
    given(...twice, explained(2))
      .when(explainReturns, words2, { actor: head })
      .refused('assignment.no-returns');
    given(...third, ...redone)
      .when(signReport, yes, sign)
      .refused('assignment.returns-explanation-missing', { times: 3 });
    given(...third)
      .when(explainReturns, words2, { actor: head })
      .then(explained(3));
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
