import { z } from 'zod';
import { day, Named, text, Verdict } from '../shapes';

/** 政府指定 (Designation, R-105): what a department is to supervise for the government, where, with which duties, how long. */
export const ProposeDesignation = z
  .object({
    department: Named,
    /** 事项 */
    matters: text('指定的事项', 200),
    /** 范围 */
    scope: text('范围', 500),
    /** 职责 */
    duties: text('职责', 500),
    /** 期限 */
    fromOn: day,
    untilOn: day,
    /** 依据: the decision of the government */
    instrument: text('依据文件', 200),
  })
  .refine((v) => v.fromOn <= v.untilOn, { message: '止日不能早于起日', path: ['untilOn'] });
export type ProposeDesignation = z.infer<typeof ProposeDesignation>;
export const ApproveDesignation = Verdict;
export type ApproveDesignation = Verdict;
/** 终止指定 before its time. */
export const EndDesignation = z.object({ reason: text('终止原因', 200) });
export type EndDesignation = z.infer<typeof EndDesignation>;
