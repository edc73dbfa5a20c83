import { z } from 'zod';
import { DeadlineRule } from './shapes';

const span = DeadlineRule;
const byUrgency = z.object({ EXTRA_URGENT: span, URGENT: span, NORMAL: span });

/** 制度方案: the numbers a region works by. Written into the journal by its version. */
export const Policy = z.object({
  name: z.string(),
  version: z.string(),
  /** 机关代字 of the supervision body's documents and the region's short name in matter numbers. */
  issuer: z.object({ office: z.string(), short: z.string(), code: z.string(), fonds: z.string() }),
  acknowledge: byUrgency,
  handle: byUrgency,
  rework: byUrgency,
  /** 黄灯: remaining working days at or below this, or below this share of the allowance. */
  yellow: z.object({ workdays: z.int(), share: z.number() }),
  maxExtensions: z.int(),
});
export type Policy = z.infer<typeof Policy>;

const hours = (amount: number): DeadlineRule => ({ unit: 'HOUR', amount });
const workdays = (amount: number): DeadlineRule => ({ unit: 'WORKDAY', amount });

/** 通用县级方案 v1. */
export const countyPolicy: Policy = {
  name: '通用县级方案',
  version: 'v1',
  issuer: { office: '清槐县人民政府办公室', short: '清督', code: '清政督', fonds: '0012' },
  acknowledge: { EXTRA_URGENT: hours(1), URGENT: hours(4), NORMAL: workdays(1) },
  handle: { EXTRA_URGENT: workdays(1), URGENT: workdays(3), NORMAL: workdays(15) },
  rework: { EXTRA_URGENT: workdays(1), URGENT: workdays(1), NORMAL: workdays(3) },
  yellow: { workdays: 3, share: 0.2 },
  maxExtensions: 1,
};
