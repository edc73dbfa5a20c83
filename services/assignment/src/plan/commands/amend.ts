import { type AmendPlan, type Policy, type RefusalCode, type SupervisionPlanFact } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type SupervisionPlan } from '../plan';
import { planAt } from '../rules/plan-at';
import { type ItemTerms, soundItems } from '../rules/sound-items';

/** As text with the fields in their order: a row that was kept and one that was sent do not have them in the same. */
const inOrder = (item: unknown): string =>
  JSON.stringify(item, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** 修订方案: a new version beside the one in force; what has been 销号 stays as it was. */
export const amend: Decide<AmendPlan, SupervisionPlan, SupervisionPlanFact, Policy, ItemTerms> = (
  command,
  state,
  { actor, now, lookup },
) => {
  const { inForce, status } = planAt(state, '修订方案', 'APPROVED', 'RETURNED');
  if (!inForce) throw new Refusal<RefusalCode>('supervision-plan.wrong-status', { status, command: '修订方案' });
  soundItems(command.items, lookup);
  for (const no of lookup.cleared) {
    const before = inForce.items.find((item) => item.no === no);
    const after = command.items.find((item) => item.no === no);
    if (inOrder(before) !== inOrder(after))
      throw new Refusal<RefusalCode>('supervision-plan.cleared-item-changed', { no });
  }
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'supervision-plan.amended.v1', data: { ...command, by, at: now, version: inForce.version + 1 } }];
};
