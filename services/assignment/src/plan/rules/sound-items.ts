import { type CheckItem, type RefusalCode } from '@duban/contracts';
import { Refusal } from '@duban/kernel';

/** What a plan is judged by: today, and the items that have been 销号. */
export type ItemTerms = { today: string; cleared: readonly number[] };

/** 检查项目 (S-80): each its own number, nobody twice on one, none due in the past unless it is 销号. */
export const soundItems = (items: readonly CheckItem[], { today, cleared }: ItemTerms): void => {
  const numbers = new Set<number>();
  for (const { no, lead, co, dueOn } of items) {
    if (numbers.has(no)) throw new Refusal<RefusalCode>('supervision-plan.number-twice', { no });
    numbers.add(no);
    if (co.some(({ id }) => id === lead.id))
      throw new Refusal<RefusalCode>('supervision-plan.lead-also-co', { no, unit: lead.name });
    if (dueOn < today && !cleared.includes(no)) throw new Refusal<RefusalCode>('supervision-plan.due-past', { no });
  }
};
