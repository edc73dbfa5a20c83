import { type MatterFact } from '@duban/contracts';
import { closeAsPresented } from './commands/close-as-presented';
import { decideFeedback } from './commands/decide-feedback';
import { recordSatisfaction } from './commands/record-satisfaction';
import { by, closed, fact, given, head, me, presented, registered, toFeedback } from './matter.samples';

const callback = { contact: '王女士', on: '2026-03-02', remark: '夜间仍断水' };
const called = (satisfaction: 'SATISFIED' | 'DISSATISFIED' | 'NO_REPLY', round = 1): MatterFact =>
  fact('matter.satisfaction-recorded.v1', { ...callback, satisfaction, ...by, round });
const appeal = [fact('matter.registered.v1', { ...registered.data, appeal: true }), ...toFeedback.slice(1), presented];
const agreed = { decision: 'AGREE', text: '' } as const;

describe('I-11 群众诉求办结前须回访', () => {
  it('没有回访的不能办结, 按已呈阅也不能', () => {
    given(...appeal)
      .when(decideFeedback, agreed, { actor: head })
      .refused('matter.callback-missing');
    const silent = appeal.map((one) =>
      one.type === 'matter.presented.v1'
        ? fact('matter.presented.v1', { ...one.data, silentAt: '2026-03-01T00:00:00.000Z' })
        : one,
    );
    given(...silent)
      .when(closeAsPresented, { reason: '无不同意见' })
      .refused('matter.callback-missing');
  });
  it('联系不上的登记未反馈并写明情况, 可以办结', () => {
    const [only] = given(...appeal, called('NO_REPLY'))
      .when(decideFeedback, agreed, { actor: head })
      .facts();
    expect(only?.type).toBe('matter.closed.v1');
  });
  it('网友留言都要回访; 不涉及群众诉求的不必', () => {
    const netizen = fact('matter.registered.v1', { ...registered.data, category: 'NETIZEN' });
    given(netizen, ...appeal.slice(1))
      .when(decideFeedback, agreed, { actor: head })
      .refused('matter.callback-missing');
    const plain = given(...toFeedback, presented)
      .when(decideFeedback, agreed, { actor: head })
      .facts();
    expect(plain[0]?.type).toBe('matter.closed.v1');
  });
  it('上一轮的回访不算这一轮的', () => {
    const again = [
      ...appeal,
      called('DISSATISFIED'),
      fact('matter.reinstructed.v1', { ...by, decision: 'VERIFY', text: '核实', round: 2 }),
      fact('matter.awaiting-feedback.v1', by),
      presented,
    ];
    given(...again)
      .when(decideFeedback, agreed, { actor: head })
      .refused('matter.callback-missing');
  });
});

describe('I-12 不满意的重新办理', () => {
  it('本轮回访不满意的不能办结', () =>
    given(...toFeedback, presented, called('DISSATISFIED'))
      .when(decideFeedback, agreed, { actor: head })
      .refused('matter.dissatisfied'));
  it('办结之后不满意的开始新一轮; 未反馈的不算满意也不重办', () => {
    given(...toFeedback, presented, closed)
      .when(recordSatisfaction, { ...callback, satisfaction: 'DISSATISFIED' })
      .then(
        called('DISSATISFIED'),
        fact('matter.reopened.v1', { by: me, at: by.at, reason: '回访不满意:夜间仍断水', round: 2 }),
      );
    given(...toFeedback, presented, closed)
      .when(recordSatisfaction, { ...callback, satisfaction: 'NO_REPLY' })
      .then(called('NO_REPLY'));
  });
  it('办理中不登记回访', () =>
    given(...toFeedback.slice(0, -1))
      .when(recordSatisfaction, { ...callback, satisfaction: 'SATISFIED' })
      .refused('matter.wrong-status'));
});
