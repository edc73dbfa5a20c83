import { type AnnualProgramFact, countyPolicy } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { by, desk, person, water } from '../assignment/assignment.samples';
import { annualProgram, type Entry } from './annual-program';
import { applyOffProgram } from './commands/apply-off-program';
import { approve } from './commands/approve';
import { approveOffProgram } from './commands/approve-off-program';
import { check } from './commands/check';
import { draft } from './commands/draft';
import { endorseOffProgram } from './commands/endorse-off-program';
import { type Designated } from './rules/entries';

const given = specFor(annualProgram, countyPolicy);
const director = person(6, '邵明', ['OFFICE_DIRECTOR'], ['office']);
const deputy = person(7, '岳长汀', ['GOV_LEADER'], ['gov']);
const head = person(8, '闻若川', ['GOV_HEAD'], ['gov']);
const office = { id: 'office', name: '政府办公室' };
const farm = { id: 'farm', name: '农业农村局' };
const entry = (n: number, more: Partial<Entry> = {}): Entry => ({
  entryId: `c0a8012e-0009-4000-8000-00000000000${n}`,
  body: office,
  topic: '防汛备汛专项督查',
  form: 'SPECIFIC',
  subjectKinds: ['TOWN'],
  subjects: [],
  month: '2026-05',
  ...more,
});
const fact = (type: AnnualProgramFact['type'], data: object): AnnualProgramFact =>
  ({ type, data }) as AnnualProgramFact;
const drafted = (entries: Entry[], similar: object[] = []) =>
  fact('annual-program.drafted.v1', { year: 2026, entries, ...by(desk), region: '990121', similar });
const checked = fact('annual-program.checked.v1', { ...by(director), agree: true, opinion: '' });
const approved = fact('annual-program.approved.v1', { ...by(head), agree: true, opinion: '' });
const years = { thisYear: 2026, taken: false, designations: [] as Designated[] };
const agree = { agree: true, opinion: '' };
const drafting = (...entries: Entry[]) => given().when(draft, { year: 2026, entries }, { actor: desk, lookup: years });

describe('R-601 年度督查检查计划', () => {
  it('编制、审核、批准; 批准以后不再改', () => {
    drafting(entry(1)).then(drafted([entry(1)]));
    given(drafted([entry(1)]))
      .when(check, agree, { actor: director })
      .then(checked);
    given(drafted([entry(1)]), checked)
      .when(approve, agree, { actor: head })
      .then(approved);
    given(drafted([entry(1)]), checked, approved)
      .when(draft, { year: 2026, entries: [entry(1)] }, { actor: desk, lookup: years })
      .refused('annual-program.wrong-status', { status: '已批准' });
  });
  it('没审核的不能批准; 退回的可以重编, 重编后从审核开始; 编制人不能自己审核', () => {
    given(drafted([entry(1)]))
      .when(approve, agree, { actor: head })
      .refused('annual-program.wrong-status');
    const returned = fact('annual-program.checked.v1', { ...by(director), agree: false, opinion: '合并' });
    given(drafted([entry(1)]), returned)
      .when(draft, { year: 2026, entries: [entry(2)] }, { actor: desk, lookup: years })
      .then(drafted([entry(2)]));
    given(drafted([entry(1)]))
      .when(check, agree, { actor: desk })
      .refused('annual-program.same-person');
  });
  it('一个部门一年只有一项综合督查', () => {
    const comprehensive = { form: 'COMPREHENSIVE' as const };
    drafting(entry(1, comprehensive), entry(2, { ...comprehensive, month: '2026-10' })).refused(
      'annual-program.comprehensive-twice',
      { body: '政府办公室', count: 2 },
    );
    expect(
      drafting(entry(1, comprehensive), entry(2, { ...comprehensive, body: farm, topic: '农机安全检查' })).facts(),
    ).toHaveLength(1);
  });
  it('一个年度一份; 过去的年度、年度以外的月份、列两次的不行', () => {
    const wrong = { year: 2026, entries: [entry(1)] };
    given()
      .when(draft, wrong, { actor: desk, lookup: { ...years, taken: true } })
      .refused('annual-program.year-taken');
    given()
      .when(draft, wrong, { actor: desk, lookup: { ...years, thisYear: 2027 } })
      .refused('annual-program.year-past');
    drafting(entry(1, { month: '2027-01' })).refused('annual-program.month-outside', { year: 2026 });
    drafting(entry(1), entry(1)).refused('annual-program.entry-repeated');
  });
  it('同类、同对象的应当合并: 不写理由不能批准', () => {
    const twice = [entry(1), entry(2, { body: farm, topic: '防汛检查' })];
    const [listed] = drafting(...twice).facts();
    expect(listed).toMatchObject({
      data: { similar: [{ one: '政府办公室“防汛备汛专项督查”', other: '农业农村局“防汛检查”' }] },
    });
    if (!listed) throw new Error('nothing was drafted');
    given(listed, checked)
      .when(approve, agree, { actor: head })
      .refused('annual-program.similar-unexplained', { count: 1 });
    const explained = { agree: true, opinion: '两个部门联合开展' };
    expect(given(listed, checked).when(approve, explained, { actor: head }).facts()).toHaveLength(1);
  });
  it('指名的对象不同的, 不算同类同对象', () => {
    const [one, other] = [
      entry(1, { subjects: [water] }),
      entry(2, { body: farm, topic: '防汛检查', subjects: [farm] }),
    ];
    expect(drafting(one, other).facts()).toMatchObject([{ data: { similar: [] } }]);
  });
});

describe('R-105 部门未经政府指定不得开展政府督查', () => {
  const fairs = entry(1, { body: farm, topic: '惠农政策落实情况督查' });
  const designated = (more: Partial<Designated> = {}): Designated => ({
    ...{ department: farm.id, matters: '惠农政策落实', fromOn: '2026-03-01', untilOn: '2026-12-31' },
    ...more,
  });
  const drafting105 = (designation: Designated) =>
    given().when(
      draft,
      { year: 2026, entries: [fairs] },
      { actor: desk, lookup: { ...years, designations: [designation] } },
    );
  it('指定的事项、期限盖得住的可以列入; 业务检查和督查机构自己的督查不必', () => {
    expect(drafting105(designated()).facts()).toHaveLength(1);
    expect(drafting(entry(1, { body: farm, topic: '惠农补贴检查' }), entry(2)).facts()).toHaveLength(1);
  });
  it('没有指定、指定的是别的部门、别的事项、期限以外的不行', () => {
    drafting(fairs).refused('annual-program.undesignated', { body: '农业农村局', topic: '惠农政策落实情况督查' });
    for (const other of [
      { department: 'x' },
      { matters: '春季造林' },
      { fromOn: '2026-06-01' },
      { untilOn: '2026-04-30' },
    ])
      drafting105(designated(other)).refused('annual-program.undesignated');
  });
});

describe('R-601 计划外一事一报', () => {
  const standing = [drafted([entry(1)]), checked, approved];
  const lookup = { thisMonth: '2026-04', designations: [] };
  const flood = entry(2, { topic: '山洪灾害事件调查', form: 'INCIDENT', month: '2026-06' });
  const reason = '突发山洪';
  const applied = fact('annual-program.off-program-applied.v1', { ...flood, reason, ...by(desk) });
  const said = { entryId: flood.entryId, ...agree };
  const endorsed = fact('annual-program.off-program-endorsed.v1', { ...said, topic: flood.topic, ...by(deputy) });
  it('先分管领导签批, 再主要领导批准', () => {
    given(...standing)
      .when(applyOffProgram, { ...flood, reason }, { actor: desk, lookup })
      .then(applied);
    given(...standing, applied)
      .when(approveOffProgram, said, { actor: head })
      .refused('annual-program.entry-unknown');
    given(...standing, applied)
      .when(endorseOffProgram, said, { actor: deputy })
      .then(endorsed);
    expect(
      given(...standing, applied, endorsed)
        .when(approveOffProgram, said, { actor: head })
        .facts(),
    ).toMatchObject([{ type: 'annual-program.off-program-approved.v1', data: { at: NOW, topic: flood.topic } }]);
  });
  it('未批准的不能再批; 计划批准以前没有一事一报', () => {
    const no = { ...said, agree: false, opinion: '不急' };
    const declined = given(...standing, applied)
      .when(endorseOffProgram, no, { actor: deputy })
      .facts();
    given(...standing, applied, ...declined)
      .when(approveOffProgram, said, { actor: head })
      .refused('annual-program.entry-unknown');
    given(drafted([entry(1)]))
      .when(applyOffProgram, { ...flood, reason }, { actor: desk, lookup })
      .refused('annual-program.wrong-status');
  });
  it('计划内的不能更名、拆分、改期另报; 别的部门的不在此列', () => {
    const renamed = entry(3, { topic: '防汛工作情况检查', month: '2026-08' });
    given(...standing)
      .when(applyOffProgram, { ...renamed, reason }, { actor: desk, lookup })
      .refused('annual-program.renamed', { listed: '防汛备汛专项督查' });
    expect(
      given(...standing)
        .when(applyOffProgram, { ...renamed, body: farm, reason }, { actor: desk, lookup })
        .facts(),
    ).toHaveLength(1);
  });
  it('先批准、后开展: 已经过去的月份不行', () =>
    given(...standing)
      .when(applyOffProgram, { ...entry(3, { topic: '消防', month: '2026-03' }), reason }, { actor: desk, lookup })
      .refused('annual-program.month-past'));
});
