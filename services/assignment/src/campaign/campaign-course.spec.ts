import { type CampaignFact } from '@duban/contracts';
import { person } from '../assignment/assignment.samples';
import {
  agree,
  approved,
  approving,
  by,
  drafted,
  endorsed,
  fact,
  given,
  head,
  inForce,
  liuting,
  office,
  plan,
  planning,
  point,
  supervisor,
  team1,
  team2,
} from './campaign.samples';
import { amend } from './commands/amend';
import { approve } from './commands/approve';
import { begin } from './commands/begin';
import { cancel } from './commands/cancel';
import { draft } from './commands/draft';
import { endorse } from './commands/endorse';
import { notify } from './commands/notify';

describe('R-602 I-18 督查通知: 只给明查的对象', () => {
  const system = { ...person(0, '系统', [], []), id: 'system', system: true };
  const lookup = { openFrom: '2026-03-05', selfCheckIds: ['z1', 'z2'] };
  const told = (past: readonly CampaignFact[], more: object = {}) =>
    given(...past).when(
      notify,
      { matterId: 'm', documentNo: '清政督〔2026〕1号' },
      { actor: system, lookup: { ...lookup, ...more } },
    );
  it('每个对象一次, 要求自查的各有一份自查', () => {
    const [notified] = told(inForce).facts();
    expect(notified).toMatchObject({
      data: { units: [liuting], openFrom: '2026-03-09', selfChecks: [{ selfCheckId: 'z1', unit: liuting }] },
    });
    told([...inForce, notified as CampaignFact]).thenNothing();
  });
  it('通知晚了的, 明查推迟到通知满3个工作日', () =>
    expect(told(inForce, { openFrom: '2026-03-11' }).facts()).toMatchObject([{ data: { openFrom: '2026-03-11' } }]));
  it('全部暗访的, 谁也不通知, 不论流程图怎么画; 通知里也看不出有暗访', () => {
    const { selfCheckDueOn: _due, ...rest } = plan;
    const covert = { ...rest, teams: [{ ...team1, points: [point(1)] }, team2] };
    const [first] = given().when(draft, covert, { actor: supervisor, lookup: planning }).facts();
    const past = [first as CampaignFact, endorsed('OFFICE'), endorsed('LEADER')];
    const [decided] = given(...past)
      .when(approve, agree, { actor: head, lookup: approving })
      .facts();
    expect(decided).toMatchObject({ data: { notice: null } });
    told([...past, decided as CampaignFact]).thenNothing();
    expect(JSON.stringify((approved.data as { notice: object }).notice)).not.toMatch(/COVERT|小区2|桐坞/);
  });
});

describe('实施与取消', () => {
  const cancelling = { reason: '并入省里的督查', instrument: '县长批示' };
  const cancelled = fact('campaign.cancelled.v1', { ...cancelling, ...by(head) });
  it('督查组准备好了转为实施, 重复的作业不变', () => {
    const begun = fact('campaign.begun.v1', { ...by(head), version: 1 });
    given(...inForce)
      .when(begin, { matterId: 'm' }, { actor: head })
      .then(begun);
    given(...inForce, begun)
      .when(begin, { matterId: 'm' }, { actor: head })
      .thenNothing();
    given(drafted()).when(begin, { matterId: 'm' }, { actor: head }).refused('campaign.not-approved', {});
  });
  it('取消以后什么也不能办', () => {
    given(...inForce)
      .when(cancel, cancelling, { actor: head })
      .then(cancelled);
    given(...inForce, cancelled)
      .when(amend, { ...plan, reason: '改' }, { actor: supervisor, lookup: planning })
      .refused('campaign.cancelled', {});
    given(drafted(), fact('campaign.cancelled.v1', cancelled.data))
      .when(endorse, { agree: true, opinion: '' }, { actor: office })
      .refused('campaign.cancelled', {});
  });
});
