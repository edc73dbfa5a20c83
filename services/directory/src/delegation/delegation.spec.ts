import { countyPolicy, type DelegationFact, GrantDelegation } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { end } from './commands/end';
import { grant } from './commands/grant';
import { delegation } from './delegation';
import { type Holder, stands } from './rules';

const given = specFor(delegation, countyPolicy);
const water = { id: 'water', name: '水利局' };
const head: Holder = { id: 'head', name: '蒲泽', unit: water, roles: ['UNIT_HEAD'] };
const deputy: Holder = { id: 'deputy', name: '沈渠', unit: water, roles: ['UNIT_LEADER'] };
const mayor: Holder = { id: 'mayor', name: '路知远', unit: { id: 'gov', name: '县政府' }, roles: ['GOV_LEADER'] };
const named = ({ id, name }: Holder) => ({ id, name });
const me = (holder: Holder, roles: readonly string[] = holder.roles) => ({ ...named(holder), roles });
const command = {
  from: named(head),
  to: named(deputy),
  roles: ['UNIT_HEAD' as const],
  fromOn: '2026-03-02',
  untilOn: '2026-03-06',
  basis: '外出培训',
};
const lookup = { from: head, to: deputy, today: '2026-03-02' };
const granted: DelegationFact = {
  type: 'delegation.granted.v1',
  data: { ...command, unit: water, by: named(head), at: NOW, region: '990121' },
};

describe('授予代理', () => {
  it('由本人把本人的职务授予本单位的人', () =>
    given()
      .when(grant, command, { lookup, actor: me(head) })
      .then(granted));
  it('本人不在岗时由办公室主任或系统管理员授予, 别人不能', () => {
    for (const role of ['OFFICE_DIRECTOR', 'SYSTEM_ADMIN'])
      expect(
        given()
          .when(grant, command, { lookup, actor: { roles: [role] } })
          .facts(),
      ).toHaveLength(1);
    given()
      .when(grant, command, { lookup, actor: me(deputy) })
      .refused('delegation.not-yours', { person: '蒲泽' });
  });
  it('没有的职务不能授予', () =>
    given()
      .when(grant, { ...command, roles: ['GOV_HEAD'] }, { lookup, actor: me(head) })
      .refused('delegation.not-held', { person: '蒲泽', role: '行政首长' }));
  it('不能授予本人', () =>
    given()
      .when(grant, command, { lookup: { ...lookup, to: head }, actor: me(head) })
      .refused('delegation.to-oneself'));
  it('R-906 三员的职务不能代理, 三员也不能代理业务职务', () => {
    const admin: Holder = { ...head, roles: ['SYSTEM_ADMIN'] };
    given()
      .when(grant, { ...command, roles: ['SYSTEM_ADMIN'] }, { lookup: { ...lookup, from: admin }, actor: me(admin) })
      .refused('delegation.not-delegable', { role: '系统管理员' });
    given()
      .when(grant, command, { lookup: { ...lookup, to: { ...deputy, roles: ['AUDIT_ADMIN'] } }, actor: me(head) })
      .refused('delegation.administrator');
  });
  it('代理的职务不能再委托', () =>
    given()
      .when(
        grant,
        { ...command, from: named(deputy), to: named(head) },
        { lookup: { ...lookup, from: deputy, to: head }, actor: me(deputy, ['UNIT_LEADER', 'UNIT_HEAD']) },
      )
      .refused('delegation.no-sub-delegation', { role: '承办单位主要负责人' }));
  it('承办单位的职务只由本单位的人代理, 领导的职务不限', () => {
    given()
      .when(grant, command, { lookup: { ...lookup, to: mayor }, actor: me(head) })
      .refused('delegation.other-unit', { unit: '水利局' });
    const leading = { ...command, from: named(mayor), roles: ['GOV_LEADER' as const] };
    expect(
      given()
        .when(grant, leading, { lookup: { ...lookup, from: mayor }, actor: me(mayor) })
        .facts(),
    ).toHaveLength(1);
  });
  it('止日不能早于起日, 也不能已过', () => {
    const backwards = GrantDelegation.safeParse({ ...command, untilOn: '2026-03-01' });
    expect(backwards.error?.issues[0]).toMatchObject({ path: ['untilOn'], message: '止日不能早于起日' });
    given()
      .when(grant, command, { lookup: { ...lookup, today: '2026-03-07' }, actor: me(head) })
      .refused('delegation.already-over', { untilOn: '2026-03-06' });
  });
});

describe('终止代理', () => {
  const ending = { reason: '提前返岗' };
  it('授予人、代理人、办公室主任可以终止, 终止过的不再终止', () => {
    for (const actor of [me(head), me(deputy), { id: 'x', roles: ['OFFICE_DIRECTOR'] }])
      expect(given(granted).when(end, ending, { actor }).facts()).toHaveLength(1);
    given(granted, { type: 'delegation.ended.v1', data: { by: named(head), at: NOW, reason: '' } })
      .when(end, ending, { actor: me(head) })
      .thenNothing();
  });
  it('别人不能终止', () =>
    given(granted)
      .when(end, ending, { actor: me(mayor) })
      .refused('delegation.not-yours-to-end'));
  it('职务已变动的, 代理站不住', () => {
    expect(stands(['UNIT_HEAD'], 'water', head, deputy)).toBe(true);
    expect(stands(['UNIT_HEAD'], 'water', { ...head, roles: ['HANDLER'] }, deputy)).toBe(false);
    expect(stands(['UNIT_HEAD'], 'water', head, { ...deputy, unit: mayor.unit })).toBe(false);
    expect(stands(['GOV_LEADER'], 'gov', mayor, deputy)).toBe(true);
    expect(stands(['UNIT_HEAD'], 'water', head, { ...deputy, roles: ['SYSTEM_ADMIN'] })).toBe(false);
  });
});
