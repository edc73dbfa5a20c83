import { type AssignmentLine, type CheckItem, type RefusalCode } from '@duban/contracts';
import { Refusal } from '@duban/kernel';

/** The plan that the notice carries out: null where the matter has none; its items are null before the approval. */
export type ByPlan = {
  plan: { items: readonly CheckItem[] | null } | null;
  /** the day on which each line would be due, by the calendar */
  dueDays: readonly string[];
  /** the first notice gives out every item, a later one what has to be done again */
  round: number;
};

/**
 * 划分责任 (S-81): each line is for an item of the approved plan, each item has one unit that leads, nothing is due later
 * than the plan says (I-13). A matter without a plan has no items.
 */
export const byPlan = (lines: readonly AssignmentLine[], { plan, dueDays, round }: ByPlan): void => {
  if (!plan) {
    const stray = lines.find(({ item }) => item !== undefined);
    if (stray?.item) throw new Refusal<RefusalCode>('supervision-plan.item-unknown', { no: stray.item.no });
    return;
  }
  const { items } = plan;
  if (!items) throw new Refusal<RefusalCode>('supervision-plan.not-approved');
  for (const [i, { item, unit }] of lines.entries()) {
    if (!item) throw new Refusal<RefusalCode>('notice.item-missing', { unit: unit.name });
    const { no } = item;
    const planned = items.find((one) => one.no === no);
    if (!planned) throw new Refusal<RefusalCode>('supervision-plan.item-unknown', { no });
    if ((dueDays[i] ?? '') > planned.dueOn)
      throw new Refusal<RefusalCode>('notice.item-past-plan', { no, unit: unit.name, dueOn: planned.dueOn });
  }
  const given = round === 1 ? items.map(({ no }) => no) : [...new Set(lines.map(({ item }) => item?.no ?? 0))];
  for (const no of given)
    if (lines.filter(({ item, role }) => item?.no === no && role !== 'CO').length !== 1)
      throw new Refusal<RefusalCode>('notice.item-one-lead', { no });
};
