import { clearItem } from './commands/clear-item';
import { reviewUnitPlan } from './commands/review-unit-plan';
import { submitUnitPlan } from './commands/submit-unit-plan';
import { by, desk, evidence, fact, given, handler, issued, stranger, taken } from './assignment.samples';

const item = { no: 1, matter: '管网改造', method: 'ON_SITE' };
const ofItem = (more: object = {}) => issued({ item, ...more });
const stage = { target: '完成6公里', dueOn: '2026-03-03', percent: 50, responsible: '訾宁' };
const plan = { measures: '分段施工', stages: [stage] };
const submitted = fact('assignment.unit-plan-submitted.v1', { ...plan, ...by(handler) });
const accepted = fact('assignment.accepted.v1', { ...by(desk), onTime: true });
const clearing = { criterionMet: true as const, verification: 'ON_SITE' as const, opinion: '已通水', evidence };

describe('落实方案', () => {
  it('有阶段目标的由督查机构审查', () => {
    given(ofItem(), taken)
      .when(submitUnitPlan, plan, { actor: handler, lookup: { dueDay: '2026-03-03' } })
      .then(submitted);
    given(ofItem(), taken, submitted)
      .when(reviewUnitPlan, { agree: true, opinion: '' }, { actor: desk })
      .then(fact('assignment.unit-plan-reviewed.v1', { ...by(desk), agree: true, opinion: '' }));
  });
  it('R-543 没有阶段目标的不收', () =>
    given(ofItem(), taken)
      .when(submitUnitPlan, { ...plan, stages: [] }, { actor: handler, lookup: { dueDay: '2026-03-03' } })
      .refused('assignment.stages-missing', {}));
  it('阶段目标不晚于办结时限', () =>
    given(ofItem(), taken)
      .when(
        submitUnitPlan,
        { ...plan, stages: [{ ...stage, dueOn: '2026-03-04' }] },
        { actor: handler, lookup: { dueDay: '2026-03-03' } },
      )
      .refused('assignment.stage-past-due', { target: stage.target }));
  it('I-4 别的单位的不能报; 批办的、配合的任务没有落实方案', () => {
    given(ofItem(), taken)
      .when(submitUnitPlan, plan, { actor: stranger, lookup: { dueDay: '2026-03-03' } })
      .refused('assignment.other-unit', { unit: '水利局' });
    given(issued(), taken)
      .when(submitUnitPlan, plan, { actor: handler, lookup: { dueDay: '2026-03-03' } })
      .refused('assignment.no-item', {});
    given(ofItem({ role: 'CO' }), taken)
      .when(submitUnitPlan, plan, { actor: handler, lookup: { dueDay: '2026-03-03' } })
      .refused('assignment.no-item', {});
  });
  it('没有报的、已经审查过的不再审查', () =>
    given(ofItem(), taken)
      .when(reviewUnitPlan, { agree: true, opinion: '' }, { actor: desk })
      .refused('assignment.no-unit-plan', {}));
});

describe('S-25 项目销号', () => {
  const done = [ofItem(), taken, accepted];
  it('审核通过、有佐证、按方案的方式核查过', () =>
    given(...done)
      .when(clearItem, clearing, { actor: desk })
      .then(
        fact('assignment.item-cleared.v1', { ...clearing, ...by(desk), onTime: true }),
        fact('assignment.cleared.v1', by(desk)),
      ));
  it('没有佐证的不销号', () =>
    given(...done)
      .when(clearItem, { ...clearing, evidence: [] }, { actor: desk })
      .refused('assignment.clear-evidence-missing', {}));
  it('S-45 方案要求实地核查的, 不能只看材料', () =>
    given(...done)
      .when(clearItem, { ...clearing, verification: 'DOCUMENT' }, { actor: desk })
      .refused('assignment.cleared-by-documents', { method: '实地核查', given: '材料审查' }));
  it('没有审核通过的不销号', () =>
    given(ofItem(), taken)
      .when(clearItem, clearing, { actor: desk })
      .refused('assignment.wrong-status', { status: '已签收', command: '项目销号' }));
});
