import { z } from 'zod';
import { id, Named, text, Verdict } from '../shapes';

/** 典型 (S-71): one unit, and what it did well or badly. */
const typical = z.array(z.object({ unit: Named, text: text('典型情况', 1000) })).max(30);
/** 通报起草 (DX_Bulletin, S-114): 问题 before 正面典型; where a unit is criticised the head signs. */
export const DraftCampaignBulletin = z.object({
  negatives: typical.default([]),
  positives: typical.default([]),
  requirements: text('工作要求', 2000),
});
export type DraftCampaignBulletin = z.infer<typeof DraftCampaignBulletin>;
/** 通报签发. */
export const SignCampaignBulletin = Verdict;
export type SignCampaignBulletin = Verdict;
/** 通报印发: a job of the process, after the document has its number. */
export const PublishCampaignBulletin = z.object({ matterId: id, documentNo: z.string() });
export type PublishCampaignBulletin = z.infer<typeof PublishCampaignBulletin>;
