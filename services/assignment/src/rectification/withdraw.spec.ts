import { submitPlan } from './commands/submit-plan';
import { withdraw } from './commands/withdraw';
import {
  agreed,
  blocked,
  checked,
  desk,
  fact,
  given,
  handler,
  issued,
  leak,
  measure,
  planned,
  reported,
  system,
  TODAY,
  water,
} from './rectification.samples';
import { by } from '../assignment/assignment.samples';

const reasons = '复核查明已在督查以前清除';
const job = (...findingIds: string[]) => ({ rectificationId: 'r1', findingIds, reasons });
const withdrawn = (...findingIds: string[]) =>
  fact('rectification.findings-withdrawn.v1', { ...by(system), unit: water, findingIds, reasons });
const dates = { today: TODAY, latest: '2026-03-31' };

describe('SP-7 复核决定作用于整改: 撤销的问题不再要求', () => {
  it('撤销一个的, 其余照样整改; 撤销的不必再报措施', () => {
    given(issued).when(withdraw, job(blocked), { actor: system }).then(withdrawn(blocked));
    expect(
      given(issued, withdrawn(blocked))
        .when(submitPlan, { measures: [measure(leak)] }, { actor: handler, lookup: dates })
        .facts(),
    ).toHaveLength(1);
    given(issued, withdrawn(blocked))
      .when(submitPlan, { measures: [measure(leak), measure(blocked)] }, { actor: handler, lookup: dates })
      .refused('rectification.unknown-finding');
  });
  it('没有别的问题的, 整改随之结束', () =>
    given(issued, planned, agreed, withdrawn(blocked))
      .when(withdraw, job(leak, blocked), { actor: system })
      .then(withdrawn(leak), fact('rectification.closed.v1', { ...by(system), unit: water, findings: 2 })));
  it('已经销号的只记撤销; 不在通知里的、重复的流程任务什么也不变', () => {
    const closed = [
      issued,
      planned,
      agreed,
      reported(leak, blocked),
      checked('CLOSED', [
        { findingId: leak, result: 'CLEARED', opinion: '' },
        { findingId: blocked, result: 'CLEARED', opinion: '' },
      ]),
    ];
    given(...closed)
      .when(withdraw, job(leak), { actor: system })
      .then(withdrawn(leak));
    given(issued, withdrawn(leak)).when(withdraw, job(leak), { actor: system }).thenNothing();
    given(issued).when(withdraw, job('c0a8012e-0003-4000-8000-000000000009'), { actor: desk }).thenNothing();
    given().when(withdraw, job(leak), { actor: system }).thenNothing();
  });
});
