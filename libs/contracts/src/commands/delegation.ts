import { z } from 'zod';
import { oneOf } from '../one-of';
import { day, Named, text } from '../shapes';
import * as w from '../words';

/** 代理 (domain 4.5, 8.5): positions of one person exercised by another for a time, on some basis. */
export const GrantDelegation = z
  .object({
    from: Named,
    to: Named,
    roles: z.array(oneOf(w.role)).min(1, '请选择代理的职务'),
    fromOn: day,
    untilOn: day,
    basis: text('代理依据', 200),
  })
  .refine((v) => v.fromOn <= v.untilOn, { message: '止日不能早于起日', path: ['untilOn'] });
export type GrantDelegation = z.infer<typeof GrantDelegation>;

/** 终止代理 before its time. */
export const EndDelegation = z.object({ reason: text('终止原因', 200) });
export type EndDelegation = z.infer<typeof EndDelegation>;
