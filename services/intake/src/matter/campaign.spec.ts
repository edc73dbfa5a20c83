import { begin } from './commands/begin';
import { cancelCampaign } from './commands/cancel-campaign';
import { concludeCampaign } from './commands/conclude-campaign';
import { draftOpinion } from './commands/draft-opinion';
import { register } from './commands/register';
import {
  approved,
  by,
  command,
  drafted,
  drafting,
  fact,
  given,
  head,
  registered,
  registration,
} from './matter.samples';

const { title, urgency, instruction } = registration;
const opened = (mandateType: string | null) =>
  fact('matter.campaign-opened.v1', {
    ...{ ...by, title, registerNo: '登2026-0001', urgency, mandateType },
    instruction: { text: instruction.text, leader: head },
  });
const campaign = [registered, drafted({ procedure: 'DX' }), opened('HEAD_INSTRUCTION')];

describe('大型决策督查的事项', () => {
  it('登记时选定的, 登记以后就按大型督查办', () => {
    const facts = given()
      .when(register, { ...command, procedure: 'DX' }, { lookup: { registerNo: '登2026-0001', items: 0 } })
      .facts();
    expect(facts.map(({ type }) => type)).toEqual(['matter.registered.v1', 'matter.campaign-opened.v1']);
    expect(facts[1]).toEqual(opened(null));
  });
  it('拟办时选定的转入大型督查, 带着授权; 重拟不再转一次', () => {
    given(registered)
      .when(draftOpinion, { ...drafting, procedure: 'DX' })
      .then(drafted({ procedure: 'DX' }), opened('HEAD_INSTRUCTION'));
    given(...campaign)
      .when(draftOpinion, { ...drafting, procedure: 'DX' })
      .then(drafted({ procedure: 'DX' }));
  });
  it('只作一般了解的不能列入', () =>
    given(registered)
      .when(draftOpinion, { ...drafting, effortPath: 'KNOW', procedure: 'DX' })
      .refused('matter.campaign-too-low', {}));
  it('没有交办也能转为办理中; 批办的事项不行', () => {
    const begun = fact('matter.begun.v1', by);
    given(...campaign, approved)
      .when(begin, { matterId: '' })
      .then(begun);
    given(registered, drafted(), approved)
      .when(begin, { matterId: '' })
      .refused('matter.wrong-status', { status: '已立项', command: '转为办理中' });
  });
  it('S-1 活动办结带着结果办结事项, 重复的作业不变', () => {
    const running = [...campaign, approved, fact('matter.begun.v1', by)];
    const concluded = [
      fact('matter.campaign-concluded.v1', { ...by, outcome: '已整改16个' }),
      fact('matter.closed.v1', { ...by, decision: 'AGREE', text: '', outcome: '已整改16个' }),
    ];
    given(...running)
      .when(concludeCampaign, { matterId: '', outcome: '已整改16个' })
      .then(...concluded);
    given(...running, ...concluded)
      .when(concludeCampaign, { matterId: '', outcome: '已整改16个' })
      .thenNothing();
    given(...campaign, approved)
      .when(concludeCampaign, { matterId: '', outcome: '已整改16个' })
      .refused('matter.wrong-status', { status: '已立项', command: '督查活动办结' });
  });
  it('活动取消的, 事项随之撤销一次', () => {
    const why = { reason: '并入省里的督查', instrument: '县长批示' };
    const ended = [
      fact('matter.campaign-cancelled.v1', { ...by, ...why }),
      fact('matter.revoked.v1', { ...by, ...why }),
    ];
    given(...campaign, approved)
      .when(cancelCampaign, { matterId: '', ...why })
      .then(...ended);
    given(...campaign, approved, ...ended)
      .when(cancelCampaign, { matterId: '', ...why })
      .thenNothing();
  });
});
