import { countyPolicy, type DesignationFact, ProposeDesignation } from '@duban/contracts';
import { specFor } from '@duban/testing';
import { by, desk, person } from '../assignment/assignment.samples';
import { approve } from './commands/approve';
import { end } from './commands/end';
import { propose } from './commands/propose';
import { designation } from './designation';

const given = specFor(designation, countyPolicy);
const head = person(6, '闻若川', ['GOV_HEAD'], ['gov']);
const farm = { id: 'farm', name: '农业农村局' };
const wanted = {
  department: farm,
  ...{ matters: '惠农政策落实', scope: '各乡镇', duties: '组织实施、报告结果', instrument: '清政函〔2026〕3号' },
  ...{ fromOn: '2026-03-02', untilOn: '2026-12-31' },
};
const lookup = { today: '2026-03-02' };
const fact = (type: DesignationFact['type'], data: object): DesignationFact => ({ type, data }) as DesignationFact;
const proposed = fact('designation.proposed.v1', { ...wanted, ...by(desk), region: '990121' });
const about = { department: farm, matters: wanted.matters };
const approved = fact('designation.approved.v1', { ...by(head), agree: true, opinion: '', ...about });
const agree = { agree: true, opinion: '' };

describe('R-105 政府指定: 事项、范围、职责、期限', () => {
  it('督查机构提出, 行政首长批准; 可以提前终止', () => {
    given().when(propose, wanted, { actor: desk, lookup }).then(proposed);
    given(proposed).when(approve, agree, { actor: head }).then(approved);
    expect(given(proposed, approved).when(end, { reason: '任务完成' }, { actor: head }).facts()).toMatchObject([
      { data: { department: farm, reason: '任务完成' } },
    ]);
  });
  it('四项缺一不可, 止日不早于起日', () => {
    for (const field of ['matters', 'scope', 'duties', 'untilOn'])
      expect(ProposeDesignation.safeParse({ ...wanted, [field]: undefined }).success).toBe(false);
    expect(ProposeDesignation.safeParse({ ...wanted, untilOn: '2026-03-01' }).error?.issues).toMatchObject([
      { message: '止日不能早于起日' },
    ]);
  });
  it('过了期限的、督查机构自己的不必指定; 没批准的不能终止, 批过的不能再批', () => {
    given()
      .when(propose, { ...wanted, untilOn: '2026-03-01' }, { actor: desk, lookup })
      .refused('designation.over');
    given()
      .when(propose, wanted, { actor: { ...desk, units: [farm.id] }, lookup })
      .refused('designation.itself');
    given(proposed).when(end, { reason: 'x' }, { actor: head }).refused('designation.wrong-status');
    given(proposed, approved).when(approve, agree, { actor: head }).refused('designation.wrong-status');
    given(proposed).when(approve, agree, { actor: desk }).refused('designation.same-person');
  });
  it('未同意的可以改了再提', () => {
    const declined = given(proposed).when(approve, { agree: false, opinion: '范围太宽' }, { actor: head }).facts();
    given(proposed, ...declined)
      .when(propose, wanted, { actor: desk, lookup })
      .then(proposed);
  });
});
