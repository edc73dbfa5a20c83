import { countyPolicy, type InspectionFact } from '@duban/contracts';
import { specFor } from '@duban/testing';
import { by, desk, matterId, named, person, water } from '../assignment/assignment.samples';
import { amend } from './commands/amend';
import { notify } from './commands/notify';
import { setOut, type SettingOut } from './commands/set-out';
import { submit } from './commands/submit';
import { inspection, inspectionRecord } from './inspection';

const given = specFor(inspection, countyPolicy);
const mayor = person(9, '闻若川', ['GOV_HEAD'], ['gov']);
const colleague = person(7, '晏行舟', ['SUPERVISOR'], ['office']);
const [teamId, centre, hall] = [1, 2, 3].map((n) => `c0a8012e-0004-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
];
const wish = { inspectionId: 'i1', matterId, teamId, mode: 'OPEN_VISIT' as const };
const point = (pointId: string, name: string) => ({ pointId, name, place: `${name}东` });
const matter = { matterNo: '清督〔2026〕DX-0001', matterTitle: '老旧小区改造', urgency: 'NORMAL' as const };
const part = {
  ...{ purpose: '是否按图施工', subjects: [water], points: [point(centre, '新河小区')], methods: ['INSPECT' as const] },
  ...{ team: [named(desk)], fromOn: '2026-03-02', untilOn: '2026-03-06', version: 1, approvedBy: named(mayor) },
};
const setting = (more: object = {}): { lookup: SettingOut } => ({ lookup: { matter, part: { ...part, ...more } } });
const of = (type: InspectionFact['type'], data: object): InspectionFact => ({ type, data }) as InspectionFact;
const out = of('inspection.set-out.v1', {
  ...{ ...part, ...matter, matterId, teamId, mode: 'OPEN_VISIT', region: '990121' },
  ...by(desk),
});
const concluded = of('inspection.concluded.v1', {
  ...{ result: 'DONE', summary: '好', mode: 'OPEN_VISIT', points: 1 },
  ...by(desk),
});
const wider = { points: [point(centre, '新河小区'), point(hall, '三里小区')], version: 2 };

describe('DX_Execute 按大型督查方案派出核查', () => {
  it('方案已经审定: 派出即可开展, 记下是哪一组、第几版、谁审定的', () => {
    given()
      .when(setOut, wish, { actor: desk, ...setting() })
      .then(out);
    expect(inspection.evolve(inspection.initial, out)).toMatchObject({
      ...{ status: 'APPROVED', approved: { version: 1 }, decided: { by: named(mayor), agree: true } },
      ofCampaign: { teamId, version: 1 },
    });
  });
  it('没有审定的方案不派; 没有点位的不派', () => {
    given()
      .when(setOut, wish, { actor: desk, lookup: { matter, part: null } })
      .refused('campaign.not-approved');
    given()
      .when(setOut, wish, { actor: desk, ...setting({ points: [] }) })
      .thenNothing();
  });
  it('没有变化的不动; 变更以后按新的一版; 不再有点位的撤回, 以后又有的重新派出', () => {
    given(out)
      .when(setOut, wish, { actor: desk, ...setting({ version: 2 }) })
      .thenNothing();
    const [realigned] = given(out)
      .when(setOut, wish, { actor: desk, ...setting(wider) })
      .facts();
    expect(realigned).toMatchObject({ type: 'inspection.realigned.v1', data: { version: 2 } });
    const [gone] = given(out)
      .when(setOut, wish, { actor: desk, ...setting({ points: [], version: 2 }) })
      .facts();
    expect(gone).toMatchObject({ type: 'inspection.withdrawn.v1', data: { version: 2 } });
    if (!gone) throw new Error('nothing was withdrawn');
    given(out, gone)
      .when(setOut, wish, { actor: desk, ...setting({ points: [], version: 3 }) })
      .thenNothing();
    const again = given(out, gone).when(setOut, wish, { actor: desk, ...setting({ version: 3 }) });
    expect(again.facts()).toMatchObject([{ type: 'inspection.set-out.v1' }]);
  });
  it('已有结果的, 只有增加了点位才再派出', () => {
    given(out, concluded)
      .when(setOut, wish, { actor: desk, ...setting({ untilOn: '2026-03-20', version: 2 }) })
      .thenNothing();
    const again = given(out, concluded).when(setOut, wish, { actor: desk, ...setting(wider) });
    expect(again.facts()).toMatchObject([{ type: 'inspection.set-out.v1', data: { points: wider.points } }]);
  });
  it('不能单独变更, 也不另发通知(督查通知已经发过)', () => {
    const { points, team, subjects, methods, purpose, fromOn, untilOn } = part;
    const change = { mode: 'OPEN_VISIT' as const, points, team, subjects, methods, purpose, fromOn, untilOn };
    const planning = { today: '2026-03-02', earliestOpen: '2026-03-02', subjects: {} };
    given(out)
      .when(amend, { ...change, reason: '群众反映' }, { actor: desk, lookup: planning })
      .refused('inspection.of-campaign');
    given(out).when(notify, { inspectionId: 'i1' }, { actor: desk }).thenNothing();
  });
});

describe('I-13 底稿只收方案内的', () => {
  const record = {
    ...{ inspectionId: 'i1', pointId: centre, method: 'INSPECT' as const, visitedAt: '2026-03-03T02:00:00.000Z' },
    ...{ sentAt: '2026-03-03T02:00:00.000Z', observations: '外墙渗水', interviews: [], photos: [], findings: [] },
    confirmation: { result: 'CONFIRMED' as const, by: '訾宁', remark: '' },
  };
  const submitting = (more: object = {}, actor = desk) =>
    specFor(inspectionRecord, countyPolicy)().when(submit, record, {
      actor,
      lookup: {
        ...{ inspection: inspection.evolve(inspection.initial, out), planned: true, visitedOn: '2026-03-03' },
        ...{ clockAheadMinutes: 0, ...more },
      },
    });
  it('方案变更审定以后不再有的点位, 核查还没有撤回也不收', () => {
    expect(submitting().facts()).toMatchObject([{ data: { planVersion: 1 } }]);
    submitting({ planned: false }).refused('inspection.point-outside');
  });
  it('不在组里的、时间以外的不收', () => {
    submitting({}, colleague).refused('inspection.not-in-team');
    submitting({ visitedOn: '2026-03-07' }).refused('inspection.outside-period');
  });
});
