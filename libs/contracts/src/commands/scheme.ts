import { z } from 'zod';
import { Policy } from '../policy/policy';
import { day, text } from '../shapes';

/** 拟订制度方案: the whole scheme as data, and the version that it was made from. */
export const DraftScheme = z.object({ base: text('所依据的版本', 20), policy: Policy });
export type DraftScheme = z.infer<typeof DraftScheme>;

/** 发布制度方案: from this day what is registered goes by it. */
export const PublishScheme = z.object({ effectiveFrom: day });
export type PublishScheme = z.infer<typeof PublishScheme>;
