import { z } from 'zod';
import { day, id, Named, text } from '../shapes';

/** 频次与重复: a check that somebody thinks of, to be held against those there are. */
export const CheckFrequency = z.object({
  matterId: id,
  topic: text('督查内容', 200),
  subjects: z.array(Named).min(1, '请至少选择一个被查单位').max(200),
  fromOn: day,
  untilOn: day,
  /** the entry of the annual program that it would carry out */
  programEntryId: id.optional(),
});
export type CheckFrequency = z.infer<typeof CheckFrequency>;
