import { by, desk, fact, given, issued, LATER, matterId, person, submitted, taken, yes } from './assignment.samples';
import { approveNotice } from './commands/approve-notice';
import { proposeOutcome } from './commands/propose-outcome';
import { serveNotice } from './commands/serve-notice';

const chief = person(6, '甄守拙', ['SUPERVISION_CHIEF'], ['office']);
const normal = issued({ urgency: 'NORMAL' });
const returned = (reworks: number) =>
  fact('assignment.returned.v1', {
    ...by(desk),
    kind: 'REWORK',
    reason: '重办',
    reworkDueAt: LATER,
    times: reworks,
    reworks,
  });

describe('R-511 约谈、通报批评建议', () => {
  const talk = { kind: 'ADMONISH_TALK', reason: '久拖不办' } as const;
  const criticism = { kind: 'CRITICISM', reason: '久拖不办' } as const;
  const late = (days: number) => ({ actor: desk, lookup: { days, hours: days * 24 } });
  const open = given(normal, taken);

  it('逾期七个工作日起可以建议约谈, 十五个起可以建议通报批评', () => {
    open.when(proposeOutcome, talk, late(7)).then(fact('assignment.outcome-proposed.v1', { ...talk, ...by(desk) }));
    open
      .when(proposeOutcome, criticism, late(15))
      .then(fact('assignment.outcome-proposed.v1', { ...criticism, ...by(desk) }));
  });
  it('没到程度的说明逾期几天、退回几次', () => {
    open.when(proposeOutcome, talk, late(6)).refused('assignment.talk-too-early', { overdueDays: 6, returns: 0 });
    open.when(proposeOutcome, criticism, late(14)).refused('assignment.talk-too-early');
  });
  it('特急按小时: 四十八小时', () => {
    const hours = (hours: number) => ({ actor: desk, lookup: { days: 2, hours } });
    given(issued(), taken).when(proposeOutcome, talk, hours(47)).refused('assignment.talk-too-early');
    expect(given(issued(), taken).when(proposeOutcome, talk, hours(48)).facts()).toHaveLength(1);
  });
  it('SP-5 第三次退回重办可以建议约谈, 不能因此建议通报批评', () => {
    given(normal, taken, returned(2))
      .when(proposeOutcome, talk, late(0))
      .refused('assignment.talk-too-early', { returns: 2 });
    expect(given(normal, taken, returned(3)).when(proposeOutcome, talk, late(0)).facts()).toHaveLength(1);
    given(normal, taken, returned(3)).when(proposeOutcome, criticism, late(0)).refused('assignment.talk-too-early');
  });
});

describe('R-501 督查单', () => {
  const paper = (color: 'BLUE' | 'YELLOW' | 'RED', n = 1) => ({
    assignmentId: matterId,
    color,
    documentId: '7d3f4b52-6d0e-4c1e-9a55-3c1f6e7a9d13',
    documentNo: `清政督催〔2026〕${n}号`,
  });
  const lookup = { overdueDays: 3 };
  const { assignmentId: _, ...blue } = paper('BLUE');
  const served = fact('assignment.notice-served.v1', { ...blue, ...by(desk), overdueDays: 3 });
  const approved = fact('assignment.notice-approved.v1', { ...by(chief), ...yes });

  it('蓝单、黄单编号后即送达, 记下逾期天数', () =>
    given(normal, taken).when(serveNotice, paper('BLUE'), { actor: desk, lookup }).then(served));
  it('同一份只送达一次', () =>
    given(normal, taken, served).when(serveNotice, paper('BLUE'), { actor: desk, lookup }).thenNothing());
  it('红单须督查室主任签发, 一次签发只送一份', () => {
    given(normal, taken).when(serveNotice, paper('RED'), { actor: desk, lookup }).refused('assignment.red-unsigned');
    given(normal, taken).when(approveNotice, yes, { actor: chief }).then(approved);
    const [red] = given(normal, taken, approved).when(serveNotice, paper('RED'), { actor: desk, lookup }).facts();
    expect(red).toMatchObject({ type: 'assignment.notice-served.v1', data: { color: 'RED' } });
    given(normal, taken, approved, red ?? served)
      .when(serveNotice, paper('RED', 2), { actor: desk, lookup })
      .refused('assignment.red-unsigned');
  });
  it('不同意签发的不送', () =>
    given(normal, taken, fact('assignment.notice-approved.v1', { ...by(chief), agree: false, opinion: '再催' }))
      .when(serveNotice, paper('RED'), { actor: desk, lookup })
      .refused('assignment.red-unsigned'));
  it('R-511 报送以后不再送达', () => {
    given(...submitted)
      .when(serveNotice, paper('BLUE'), { actor: desk, lookup })
      .thenNothing();
    given(...submitted)
      .when(approveNotice, yes, { actor: chief })
      .refused('assignment.wrong-status');
  });
});
