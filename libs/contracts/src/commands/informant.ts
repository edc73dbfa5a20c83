import { z } from 'zod';
import { Named, text } from '../shapes';

/** 反映人: a unit or a person who gave a lead or told of something. */
export const Informant = z.object({
  name: text('反映人姓名或单位名称', 60).refine((name) => !/^(匿名|不详|未署名)/.test(name), '匿名的不必登记反映人'),
  contact: text('联系方式', 60).optional(),
  /** where they live or work */
  unit: text('单位或住址', 120).optional(),
});
export type Informant = z.infer<typeof Informant>;

/** 登记反映人: sealed before anything is kept; may come before the matter itself, under the matter's id. */
export const RecordInformant = z.object({
  informants: z.array(Informant).min(1, '请填写反映人').max(10, '反映人不超过10个,联名的登记代表'),
});
export type RecordInformant = z.infer<typeof RecordInformant>;

/** 查看反映人: every view with its reason. */
export const RevealInformant = z.object({ reason: text('查看事由', 200) });
export type RevealInformant = z.infer<typeof RevealInformant>;

/** 指定反映人知悉人: by the office director; nobody is taken out who may have seen it. */
export const EntrustInformant = z.object({
  persons: z.array(Named).min(1, '请选择知悉人').max(10, '知悉人不超过10人'),
  reason: text('理由', 200),
});
export type EntrustInformant = z.infer<typeof EntrustInformant>;
