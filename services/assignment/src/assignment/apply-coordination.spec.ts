import { by, desk, fact, given, handler, issued, LATER, submitted, taken } from './assignment.samples';
import { acknowledge } from './commands/acknowledge';
import { applyCoordination } from './commands/apply-coordination';

const newUnit = { unit: { id: 'town', name: '柳汀镇' }, responsibleLeader: { id: 'l', name: '芮汀' } };
const result = { assignmentId: 'a1', coordinationId: 'k1', decision: '由水利局牵头' };
const lookup = { dueAt: '2026-03-10T15:59:59.000Z', atWork: [], place: null, subjects: {} };
const place = { assignmentId: 'b1', serial: 4, replaces: 'a1' };
const coordinated = (more: object) =>
  fact('assignment.coordinated.v1', {
    ...by(desk),
    coordinationId: 'k1',
    decision: result.decision,
    dueAt: LATER,
    previousDueAt: LATER,
    next: null,
    ...more,
  });

describe('S-37 协调结果对任务有约束力', () => {
  it('按原分工: 只留下记录', () =>
    given(issued(), taken)
      .when(applyCoordination, { ...result, effect: 'KEEP' }, { actor: desk, lookup })
      .then(coordinated({ effect: 'KEEP' })));
  it('调整: 新时限、新要求, 留下原时限', () =>
    given(issued(), taken)
      .when(applyCoordination, { ...result, effect: 'ADJUST', requirement: '先通水' }, { actor: desk, lookup })
      .then(coordinated({ effect: 'ADJUST', requirement: '先通水', dueAt: lookup.dueAt })));
  it('改由其他单位: 原任务已改办, 新任务接上调整过的要求', () => {
    const adjusted = coordinated({ coordinationId: 'k0', effect: 'ADJUST', requirement: '先通水' });
    const [moved] = given(issued(), adjusted)
      .when(
        applyCoordination,
        { ...result, effect: 'REASSIGN', newUnit },
        { actor: desk, lookup: { ...lookup, place } },
      )
      .facts();
    expect(moved?.data).toMatchObject({
      dueAt: LATER,
      next: { ...place, line: { ...newUnit, role: 'LEAD', requirement: '先通水', deadline: { unit: 'WORKDAY' } } },
    });
    given(issued(), moved as never)
      .when(acknowledge, { handler: { id: 'h', name: '訾宁' }, remark: '' }, { actor: handler })
      .refused('assignment.wrong-status', { status: '已改办' });
  });
  it('改给已在办的单位被拒', () =>
    given(issued())
      .when(
        applyCoordination,
        { ...result, effect: 'REASSIGN', newUnit },
        { lookup: { ...lookup, place, atWork: ['town'] } },
      )
      .refused('assignment.reassign-unit-has-task'));
  it('重复的流程任务、已办结的任务不再变', () => {
    given(issued(), coordinated({ effect: 'KEEP' }))
      .when(applyCoordination, { ...result, effect: 'KEEP' }, { lookup })
      .thenNothing();
    const accepted = fact('assignment.accepted.v1', { ...by(desk), onTime: true });
    given(...submitted, accepted)
      .when(applyCoordination, { ...result, effect: 'KEEP' }, { lookup })
      .thenNothing();
  });
});
