import { countyPolicy, type InspectionFact, type InspectionRecordFact } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { by, desk, matterId, person, stranger, water } from '../assignment/assignment.samples';
import { amend } from './commands/amend';
import { conclude } from './commands/conclude';
import { decide } from './commands/decide';
import { notify } from './commands/notify';
import { plan } from './commands/plan';
import { submit } from './commands/submit';
import { type Inspection, inspection, inspectionRecord } from './inspection';

const given = specFor(inspection, countyPolicy);
const ofRecord = specFor(inspectionRecord, countyPolicy);
const chief = person(6, '甄守拙', ['SUPERVISION_CHIEF'], ['office']);
const colleague = person(7, '晏行舟', ['SUPERVISOR'], ['office']);
const outsider = person(8, '苗壮', ['SUPERVISOR'], ['office']);
const named = ({ id, name }: typeof desk) => ({ id, name });
const [centre, hall] = ['c0a8012e-0004-4000-8000-000000000001', 'c0a8012e-0004-4000-8000-000000000002'] as const;
const town = { id: 'town', name: '柳汀镇' };
const wanted = {
  matterId,
  mode: 'COVERT_VISIT' as const,
  purpose: '是否按时开门',
  subjects: [water],
  points: [
    { pointId: centre, name: '服务中心', place: '新河路1号' },
    { pointId: hall, name: '办事大厅', place: '新河路2号' },
  ],
  methods: ['COVERT_VISIT' as const],
  team: [named(desk), named(colleague)],
  fromOn: '2026-03-02',
  untilOn: '2026-03-06',
};
const matter = { matterNo: '清督〔2026〕DX-0001', matterTitle: '便民服务中心', urgency: 'NORMAL' as const };
const planning = { today: '2026-03-02', earliestOpen: '2026-03-03', subjects: {}, matter };
const agree = { agree: true, opinion: '' };
const alone = { duplicates: [] };
const fact = (type: InspectionFact['type'], data: object): InspectionFact => ({ type, data }) as InspectionFact;
const planned = (more: object = {}) =>
  fact('inspection.planned.v1', { ...wanted, ...matter, ...by(desk), region: '990121', ...more });
const agreed = (version = 1) => fact('inspection.decided.v1', { ...by(chief), agree: true, opinion: '', version });
const standing = (...past: InspectionFact[]): Inspection => past.reduce(inspection.evolve, inspection.initial);

const record = {
  inspectionId: 'i1',
  pointId: centre,
  method: 'COVERT_VISIT' as const,
  visitedAt: NOW,
  sentAt: NOW,
  observations: '两个窗口无人',
  interviews: [],
  photos: [],
  findings: [],
};
const visit = (past: InspectionFact[], more: object = {}) => ({
  inspection: standing(...past),
  planned: true,
  visitedOn: '2026-03-03',
  clockAheadMinutes: 0,
  ...more,
});
const submitting = (command: object, lookup: ReturnType<typeof visit>, actor = desk) =>
  ofRecord().when(submit, { ...record, ...command }, { actor, lookup });
const finding = (unit: { id: string; name: string }) => ({
  findingId: 'f1',
  type: 'INACTION' as const,
  unit,
  problem: {
    ...{ what: '窗口无人', when: '9:40', where: '服务中心', responsibleUnit: unit.name, impact: '7人等候' },
    ...{ cause: '未顶岗', suggestion: 'AB岗', selfReported: false },
  },
});

describe('R-112 核查方案', () => {
  it('记下事项, 主任批准后冻结', () => {
    given().when(plan, wanted, { actor: desk, lookup: planning }).then(planned());
    given(planned()).when(decide, agree, { actor: chief, lookup: alone }).then(agreed());
    expect(standing(planned(), agreed())).toMatchObject({ status: 'APPROVED', approved: { version: 1 } });
  });
  it('明查至少提前1个工作日通知; 暗访当天就可以去', () =>
    given()
      .when(plan, { ...wanted, mode: 'OPEN_VISIT' as const }, { actor: desk, lookup: planning })
      .refused('inspection.notice-too-short'));
  it('时间倒置的、已经过去的不行', () =>
    given()
      .when(plan, { ...wanted, untilOn: '2026-03-01' }, { actor: desk, lookup: planning })
      .refused('inspection.dates-wrong'));
  it('回避: 被查单位的人不能制定、不能审批', () => {
    const ofUnit = { ...desk, units: [water.id] };
    given().when(plan, wanted, { actor: ofUnit, lookup: planning }).refused('inspection.recusal');
    given(planned())
      .when(decide, agree, { actor: { ...chief, units: [water.id] }, lookup: alone })
      .refused('inspection.recusal');
  });
});

describe('R-113 严禁重复督查、多头督查', () => {
  const other = { matterId: 'm2', title: '便民服务中心专项检查', body: '发展和改革局', subject: water };
  const lookup = { duplicates: [{ ...other, fromOn: '2026-03-20', untilOn: '2026-03-21' }] };
  it('30日内有同类检查的, 审批时不写理由不能批准', () =>
    given(planned()).when(decide, agree, { actor: chief, lookup }).refused('inspection.duplicate-unexplained', {
      title: '便民服务中心专项检查',
      subject: '水利局',
      fromOn: '2026-03-20',
    }));
  it('写明理由的可以批准; 退回不必', () => {
    for (const verdict of [
      { agree: true, opinion: '群众集中反映,另查' },
      { agree: false, opinion: '与发改局合并' },
    ])
      expect(given(planned()).when(decide, verdict, { actor: chief, lookup }).facts()).toMatchObject([
        { data: verdict },
      ]);
  });
});

describe('I-13 批准的方案冻结: 期间、点位、对象以外的一律不收', () => {
  const approved = [planned(), agreed()];
  it('方案内的底稿报送即生效, 记下方案的版本和手机时钟的偏差', () => {
    const [submitted] = submitting({}, visit(approved, { clockAheadMinutes: -37 })).facts();
    expect(submitted).toMatchObject({
      data: { pointName: '服务中心', planVersion: 1, mode: 'COVERT_VISIT', clockAheadMinutes: -37, matterId },
    });
  });
  it('点位不在方案内的不收', () =>
    submitting({ pointId: 'elsewhere' }, visit(approved)).refused('inspection.point-outside'));
  it('到访时间在方案以外的不收', () => {
    submitting({}, visit(approved, { visitedOn: '2026-03-07' })).refused('inspection.outside-period', {
      visitedOn: '2026-03-07',
      untilOn: '2026-03-06',
    });
    submitting({}, visit(approved, { visitedOn: '2026-03-01' })).refused('inspection.outside-period');
  });
  it('问题记在方案以外的单位的不收', () => {
    submitting({ findings: [finding(town)] }, visit(approved)).refused('inspection.subject-outside', {
      unit: '柳汀镇',
    });
    expect(submitting({ findings: [finding(water)] }, visit(approved)).facts()).toHaveLength(1);
  });
  it('没有批准的方案不能开展', () => submitting({}, visit([planned()])).refused('inspection.not-approved'));
  it('变更是新的版本, 批准以前仍按原来批准的', () => {
    const wider = { ...wanted, points: [...wanted.points, { pointId: 'third', name: '新点位', place: '三里桥' }] };
    const [amended] = given(...approved)
      .when(amend, { ...wider, reason: '群众反映' }, { actor: desk, lookup: planning })
      .facts();
    expect(amended).toMatchObject({ data: { version: 2 } });
    if (!amended) throw new Error('nothing was amended');
    submitting({ pointId: 'third' }, visit([...approved, amended])).refused('inspection.point-outside');
    expect(submitting({}, visit([...approved, amended])).facts()).toHaveLength(1);
    expect(submitting({ pointId: 'third' }, visit([...approved, amended, agreed(2)])).facts()).toHaveLength(1);
  });
  it('不在名单内的、被查单位的人不能报送', () => {
    submitting({}, visit(approved), outsider).refused('inspection.not-in-team');
    submitting({}, visit(approved), { ...desk, units: [water.id] }).refused('inspection.recusal');
    submitting({}, visit(approved), stranger).refused('inspection.not-in-team');
  });
});

describe('I-15 底稿只增不改', () => {
  it('报送过的不能再报, 更正另报一份', () => {
    const [submitted] = submitting({}, visit([planned(), agreed()])).facts() as InspectionRecordFact[];
    if (!submitted) throw new Error('nothing was submitted');
    ofRecord(submitted)
      .when(submit, record, { actor: desk, lookup: visit([planned(), agreed()]) })
      .refused('inspection-record.append-only');
  });
  it('明查须由被查单位确认或写明拒签; 暗访没有', () => {
    const open = [planned({ mode: 'OPEN_VISIT' }), agreed()];
    const confirmation = { result: 'REFUSED' as const, by: '邝野', remark: '称不知情' };
    submitting({}, visit(open)).refused('inspection.confirmation-missing');
    expect(submitting({ confirmation }, visit(open)).facts()).toHaveLength(1);
    submitting({ confirmation }, visit([planned(), agreed()])).refused('inspection.covert-unconfirmed');
  });
});

describe('R-602 暗访不发通知', () => {
  const system = { ...person(0, '系统', [], []), id: 'system', system: true };
  it('明查批准后通知一次, 暗访即使流程要求也不通知', () => {
    const open = [planned({ mode: 'OPEN_VISIT' }), agreed()];
    const [told] = given(...open)
      .when(notify, { inspectionId: 'i1' }, { actor: system })
      .facts();
    expect(told).toMatchObject({ data: { units: [water], fromOn: '2026-03-02' } });
    if (!told) throw new Error('nothing was told');
    given(...open, told)
      .when(notify, { inspectionId: 'i1' }, { actor: system })
      .thenNothing();
    given(planned(), agreed()).when(notify, { inspectionId: 'i1' }, { actor: system }).thenNothing();
  });
});

describe('SP-6 核查结果', () => {
  const result = { result: 'PARTLY' as const, summary: '一处缺岗' };
  it('每个点位都有底稿才能作出', () => {
    given(planned(), agreed())
      .when(conclude, result, { actor: desk, lookup: { visited: [centre] } })
      .refused('inspection.point-unvisited', { points: '办事大厅' });
    const [concluded] = given(planned(), agreed())
      .when(conclude, result, { actor: desk, lookup: { visited: [centre, hall] } })
      .facts();
    expect(concluded).toMatchObject({ data: { mode: 'COVERT_VISIT', points: 2 } });
  });
  it('不是核查人员的不能作出', () =>
    given(planned(), agreed())
      .when(conclude, result, { actor: outsider, lookup: { visited: [centre, hall] } })
      .refused('inspection.not-in-team'));
});
