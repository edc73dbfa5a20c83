import { countyPolicy, type SelfCheckFact } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { person } from '../assignment/assignment.samples';
import { inForce, liuting, matter, plan, standing, tongwu } from '../campaign/campaign.samples';
import { ask } from './commands/ask';
import { submit } from './commands/submit';
import { selfCheck } from './self-check';

const given = specFor(selfCheck, countyPolicy);
const system = { ...person(0, '系统', [], []), id: 'system', system: true };
const clerk = person(51, '芮汀', ['UNIT_HEAD'], ['liuting']);
const by = (who: { id: string; name: string }) => ({ by: { id: who.id, name: who.name }, at: NOW });
const matterId = '0b9f4b52-6d0e-4c1e-9a55-3c1f6e7a9d10';
const fact = (type: SelfCheckFact['type'], data: object): SelfCheckFact => ({ type, data }) as SelfCheckFact;
const dueAt = '2026-03-13T15:59:59.000Z';
const asked = fact('self-check.asked.v1', {
  ...{ ...by(system), region: '990121', matterId, ...matter, unit: liuting, dueOn: '2026-03-13', dueAt },
  ...{ checklist: plan.checklist, requirement: plan.contents },
});
const lookup = { campaign: standing(...inForce), dueAt };
const asking = (unit: typeof liuting) => ({ selfCheckId: 'z1', matterId, unit, dueOn: '2026-03-13' });
const answers = plan.checklist.map((item) => ({ item, situation: '已落实' }));
const report = { answers, problems: [], noProblemStatement: '逐个小区核对过', evidence: [] };

describe('R-109 自查', () => {
  it('只向明查对象要求一次; 暗访对象不论流程图怎么画都不要求(R-602)', () => {
    given().when(ask, asking(liuting), { actor: system, lookup }).then(asked);
    given(asked).when(ask, asking(liuting), { actor: system, lookup }).thenNothing();
    given().when(ask, asking(tongwu), { actor: system, lookup }).thenNothing();
  });
  it('由本单位逐项报送一次, 逾期的记下', () => {
    const submitted = { ...report, ...by(clerk), unit: liuting, late: false };
    given(asked).when(submit, report, { actor: clerk }).then(fact('self-check.submitted.v1', submitted));
    const [late] = given(asked).when(submit, report, { actor: clerk, now: '2026-03-14T01:00:00.000Z' }).facts();
    expect(late).toMatchObject({ data: { late: true } });
    given(asked, fact('self-check.submitted.v1', submitted))
      .when(submit, report, { actor: clerk })
      .refused('self-check.wrong-status', {});
  });
  it('别的单位不能报, 漏项的、没有问题也没有依据的不收', () => {
    given(asked)
      .when(submit, report, { actor: { ...clerk, units: ['tongwu'] } })
      .refused('self-check.not-yours', { unit: '柳汀镇' });
    given(asked)
      .when(submit, { ...report, answers: answers.slice(1) }, { actor: clerk })
      .refused('self-check.item-missing', { item: '是否按图施工' });
    const { noProblemStatement: _ground, ...bare } = report;
    given(asked).when(submit, bare, { actor: clerk }).refused('self-check.problems-missing', {});
  });
});
