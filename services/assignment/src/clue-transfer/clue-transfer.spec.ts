import { type ClueTransferFact, countyPolicy } from '@duban/contracts';
import { specFor } from '@duban/testing';
import { by, desk, matterId, person } from '../assignment/assignment.samples';
import { clueTransfer } from './clue-transfer';
import { confirm } from './commands/confirm';
import { decide } from './commands/decide';
import { handOver } from './commands/hand-over';
import { recordReply } from './commands/record-reply';
import { register } from './commands/register';

const given = specFor(clueTransfer, countyPolicy);
const chief = person(8, '甄守拙', ['SUPERVISION_CHIEF'], ['office']);
const mayor = person(9, '闻若川', ['GOV_HEAD'], ['gov']);
const named = ({ id, name }: typeof chief): { id: string; name: string } => ({ id, name });
const clue = {
  ...{ matterId, target: 'SUPERVISORY' as const, concerning: '某乡干部', facts: '虚报项目套取资金' },
  ...{ basis: '条例第二十三条', partner: named(chief), approver: named(mayor), evidence: [] },
};
const fact = (type: ClueTransferFact['type'], data: object): ClueTransferFact => ({ type, data }) as ClueTransferFact;
const yes = { agree: true, opinion: '' };
const registered = fact('clue-transfer.registered.v1', { ...clue, ...by(desk), region: '990121' });
const confirmed = fact('clue-transfer.confirmed.v1', { ...by(chief), ...yes });
const approved = fact('clue-transfer.decided.v1', { ...by(mayor), ...yes, position: 'GOV_HEAD' });
const handover = { handedTo: '监察委员会', handedOn: '2026-03-03', receivedBy: '周正', receipt: '收3号', remark: '' };

describe('R-122 线索移送: 两人经办, 行政首长批准', () => {
  it('登记的人另指定一位经办人和报批的行政首长, 三个人各不相同', () => {
    const known = { actor: desk, lookup: { known: true } };
    given().when(register, clue, known).then(registered);
    for (const change of [{ partner: named(desk) }, { approver: named(desk) }, { approver: named(chief) }])
      given()
        .when(register, { ...clue, ...change }, known)
        .refused('clue-transfer.two-persons');
    given()
      .when(register, clue, { actor: desk, lookup: { known: false } })
      .refused('rectification.matter-unknown');
    given(registered).when(register, clue, known).refused('clue-transfer.wrong-status');
  });
  it('复核只由第二位经办人, 批准只由报批的行政首长', () => {
    given(registered).when(confirm, yes, { actor: desk }).refused('clue-transfer.not-partner');
    given(registered).when(confirm, yes, { actor: chief }).then(confirmed);
    given(registered).when(decide, yes, { actor: mayor }).refused('clue-transfer.wrong-status', { status: '待复核' });
    given(registered, confirmed)
      .when(decide, yes, { actor: person(10, '路知远', ['GOV_HEAD'], ['gov']) })
      .refused('clue-transfer.not-approver');
    given(registered, confirmed).when(decide, yes, { actor: mayor }).then(approved);
  });
  it('没有复核、没有批准、不同意的不能移送; 移送记录写明两位经办人', () => {
    const no = fact('clue-transfer.decided.v1', {
      ...by(mayor),
      agree: false,
      opinion: '证据不足',
      position: 'GOV_HEAD',
    });
    for (const past of [[registered], [registered, confirmed], [registered, confirmed, no]])
      given(...past)
        .when(handOver, handover, { actor: desk })
        .refused('clue-transfer.not-approved');
    const handlers = [named(desk), named(chief)];
    const handed = fact('clue-transfer.handed-over.v1', { ...handover, ...by(desk), handlers });
    given(registered, confirmed, approved).when(handOver, handover, { actor: desk }).then(handed);
    const reply = { repliedOn: '2026-03-30', reply: '已立案' };
    given(registered, confirmed, approved)
      .when(recordReply, reply, { actor: desk })
      .refused('clue-transfer.wrong-status');
    given(registered, confirmed, approved, handed)
      .when(recordReply, reply, { actor: desk })
      .then(fact('clue-transfer.replied.v1', { ...reply, ...by(desk) }));
  });
});
