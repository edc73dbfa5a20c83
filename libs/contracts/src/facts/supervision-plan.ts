import { z } from 'zod';
import {
  AmendPlan,
  ClassifyItems,
  ClearItem,
  DecideItems,
  DraftPlan,
  SubmitUnitPlan,
  SummarizePlan,
} from '../commands/supervision-plan';
import { instant, Named, regionCode } from '../shapes';

const by = { by: Named, at: instant };
const verdict = { ...by, agree: z.boolean(), opinion: z.string() };
/** 统计 of the items at a moment (S-83). */
export const ItemFigures = z.object({
  items: z.int(),
  cleared: z.int(),
  onTime: z.int(),
  overdue: z.int(),
  lagging: z.int(),
  blocked: z.int(),
  /** 终结 or 交大型督查 by decision of the leader */
  dispensed: z.int().optional(),
  /** 完成比例 of the items, on average */
  percent: z.int(),
});

/** 督查方案 of 文件、会议督查 (SupervisionPlan): stream id = matter id. */
export const supervisionPlanFacts = {
  'supervision-plan.drafted.v1': DraftPlan.extend({
    ...by,
    region: regionCode,
    version: z.int(),
    /** the scheme that the plan keeps */
    policyVersion: z.string().optional(),
  }),
  'supervision-plan.amended.v1': AmendPlan.extend({ ...by, version: z.int() }),
  'supervision-plan.checked.v1': z.object({ ...verdict, version: z.int() }),
  'supervision-plan.approved.v1': z.object({ ...verdict, version: z.int(), items: z.int() }),
  'supervision-plan.period-opened.v1': z.object({
    ...by,
    /** the month, or the last of the quarter, that is reported; 首报 of the first */
    period: z.string(),
    reportDueAt: instant,
    classifyDueAt: instant,
  }),
  'supervision-plan.classified.v1': ClassifyItems.extend({ ...by, period: z.string() }),
  'supervision-plan.items-decided.v1': DecideItems.extend({ ...by }),
  'supervision-plan.summarized.v1': SummarizePlan.extend({ ...by, figures: ItemFigures }),
} as const;

/** What belongs to an item on the assignment of the unit that leads it. */
export const itemFacts = {
  'assignment.unit-plan-submitted.v1': SubmitUnitPlan.extend({ ...by }),
  'assignment.unit-plan-reviewed.v1': z.object(verdict),
  'assignment.item-cleared.v1': ClearItem.extend({ ...by, onTime: z.boolean() }),
} as const;
