import { countyPolicy, type DossierFact } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { accept } from './commands/accept';
import { appraise } from './commands/appraise';
import { build } from './commands/build';
import { collect, type Collection } from './commands/collect';
import { supplement } from './commands/supplement';
import { dossier } from './dossier';

const given = specFor(dossier, countyPolicy);
const matterId = 'c0a8012e-0001-4000-8000-000000000001';
const by = { id: 'a', name: '卞书屏' };
const fact = (type: DossierFact['type'], data: object = {}): DossierFact =>
  ({ type, data: { by, at: NOW, ...data } }) as DossierFact;
const collected = fact('dossier.collected.v1', { region: '990121', matterId, missing: [] });
const appraised = fact('dossier.appraised.v1', { retention: 'Y', open: false });
const packed = { archivalCode: 'X001-2026-Y-0001', manifestDigest: 'm', file: { digest: 'd' }, items: 3 };
const built = fact('dossier.built.v1', packed);
const checked = (passed: boolean): DossierFact => fact('dossier.checked.v1', { passed, checks: [] });
const declined = fact('dossier.declined.v1', { agree: false, opinion: '题名不规范' });
const accepted = fact('dossier.accepted.v1', { agree: true, opinion: '', archivalCode: packed.archivalCode });
const corrected = fact('dossier.supplemented.v1', { explanation: '已更正' });

const list: Collection = { checklist: [], items: 3, supplementDueAt: NOW };
const ended = { lookup: { ended: true } };
const reopened = { lookup: { ended: false } };
const plain = { lookup: { ended: true, campaign: false } };
const resting = { lookup: { ended: false, campaign: false } };
const retention = { retention: 'Y' as const, reason: '', open: false, confirmedUnclassified: true as const };
const steps: Readonly<Record<string, DossierFact[]>> = {
  归集以后: [collected],
  鉴定以后: [collected, appraised],
  组包以后: [collected, appraised, built],
  检测通过以后: [collected, appraised, built, checked(true)],
  检测没有通过以后: [collected, appraised, built, checked(false)],
  不接收以后: [collected, appraised, built, checked(true), declined],
};

describe('案卷', () => {
  it.each(Object.entries(steps))('重新办理后再次办结,%s的案卷重新归集,从头再走', (_, past) => {
    const [again] = given(...past)
      .when(collect, { matterId }, { lookup: list })
      .facts();
    expect(again).toMatchObject({ type: 'dossier.collected.v1' });
    const anew = given(...past, again as DossierFact);
    anew.when(accept, { agree: true, opinion: '' }, ended).refused('dossier.wrong-status');
    expect(anew.when(appraise, retention, plain).facts()).toHaveLength(1);
    expect(
      given(...past, again as DossierFact, appraised)
        .when(build, { matterId }, { lookup: packed as never })
        .facts(),
    ).toHaveLength(1);
  });

  it('I-24 已接收的不再归集', () =>
    given(...(steps['检测通过以后'] as DossierFact[]), accepted)
      .when(collect, { matterId }, { lookup: list })
      .refused('dossier.wrong-status'));

  it('重新办理期间,人不能办案卷的任何一步', () => {
    given(collected).when(appraise, retention, resting).refused('dossier.wrong-status');
    given(collected).when(supplement, { explanation: '补' }, reopened).refused('dossier.wrong-status');
    given(...(steps['检测通过以后'] as DossierFact[]))
      .when(accept, { agree: true, opinion: '' }, reopened)
      .refused('dossier.wrong-status');
  });

  it('检测通过、等着接收的,不能又鉴定、又补正:那样接收就再也办不成', () => {
    const past = steps['检测通过以后'] as DossierFact[];
    given(...past)
      .when(appraise, retention, plain)
      .refused('dossier.wrong-status');
    given(...past)
      .when(supplement, { explanation: '补' }, ended)
      .refused('dossier.wrong-status');
  });

  it.each(['检测没有通过以后', '不接收以后'])('%s,修正之后才再鉴定', (name) => {
    const past = steps[name] as DossierFact[];
    given(...past)
      .when(appraise, retention, plain)
      .refused('dossier.wrong-status');
    expect(
      given(...past)
        .when(supplement, { explanation: '已更正' }, ended)
        .facts(),
    ).toHaveLength(1);
    expect(
      given(...past, corrected)
        .when(appraise, retention, plain)
        .facts(),
    ).toHaveLength(1);
    const state = [...past, corrected, appraised].reduce(dossier.evolve, dossier.initial);
    expect(state).toMatchObject({ built: { archivalCode: packed.archivalCode } });
  });
});

describe('R-706 保管期限', () => {
  const campaign = { lookup: { ended: true, campaign: true } };
  const shorter = { ...retention, retention: 'D30' as const };
  it('大型决策督查的永久保管, 缩短的须写明理由, 理由记在鉴定里', () => {
    expect(given(collected).when(appraise, retention, campaign).facts()).toHaveLength(1);
    given(collected).when(appraise, shorter, campaign).refused('dossier.retention-unexplained', { retention: '30年' });
    const [kept] = given(collected)
      .when(appraise, { ...shorter, reason: '活动没有开展' }, campaign)
      .facts();
    expect(kept).toMatchObject({ data: { retention: 'D30', reason: '活动没有开展', open: false } });
  });
  it('别的事项按建议或另选, 不必写理由', () =>
    expect(given(collected).when(appraise, shorter, plain).facts()).toHaveLength(1));
});
