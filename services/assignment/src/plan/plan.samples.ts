// A plan's life, for the specs beside.
import { type CheckItem, countyPolicy, type SupervisionPlanFact } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { supervisionPlan } from './plan';

export const given = specFor(supervisionPlan, countyPolicy);
export const me = { id: '3f6e2f0a-7f0c-4b59-8a05-6a4f3c1e2b10', name: '苗晓岚' };
export const chief = { id: '9b1f7f4e-51a2-4a0d-8f37-0c1f3f6f2a12', name: '甄守拙', roles: ['SUPERVISION_CHIEF'] };
export const leader = { id: '9b1f7f4e-51a2-4a0d-8f37-0c1f3f6f2a13', name: '路知远', roles: ['GOV_LEADER'] };
const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
export const by = (who: { id: string; name: string } = me) => ({ by: named(who), at: NOW });
export const unit = (name: string) => ({ id: name, name });
export const item = (no: number, more: Partial<CheckItem> = {}): CheckItem => ({
  no,
  sentence: `${no}.由县水利局牵头,3月31日前完成管网改造。`,
  matter: '管网改造',
  successCriteria: '通水并验收',
  method: 'ON_SITE',
  lead: unit('水利局'),
  co: [unit('财政局')],
  dueOn: '2026-03-31',
  ...more,
});
export const plan = { objective: '件件落实', rhythm: 'MONTH' as const, items: [item(1), item(2)] };
export const terms = { today: '2026-03-02', cleared: [] as number[], documents: true };
export const fact = (type: SupervisionPlanFact['type'], data: object): SupervisionPlanFact =>
  ({ type, data }) as SupervisionPlanFact;
export const drafted = fact('supervision-plan.drafted.v1', {
  ...plan,
  ...by(),
  region: '990121',
  version: 1,
  policyVersion: 'v1',
});
const said = { agree: true, opinion: '' };
export const checked = (version = 1) => fact('supervision-plan.checked.v1', { ...by(chief), ...said, version });
export const approved = (version = 1, items = 2) =>
  fact('supervision-plan.approved.v1', { ...by(leader), ...said, version, items });
export const inForce = [drafted, checked(), approved()];
export const amended = fact('supervision-plan.amended.v1', {
  ...plan,
  items: [...plan.items, item(3)],
  reason: '增加一项',
  ...by(),
  version: 2,
});
export const opened = (period = '2026-03') =>
  fact('supervision-plan.period-opened.v1', {
    ...by(),
    period,
    reportDueAt: '2026-04-07T15:59:59.000Z',
    classifyDueAt: '2026-04-09T15:59:59.000Z',
  });
