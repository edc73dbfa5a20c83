import { z } from 'zod';
import { DecideSuggestion, DraftResearchReport, FollowSuggestion } from '../commands/research-report';
import { instant, Named, regionCode, Verdict } from '../shapes';

const by = { by: Named, at: instant };
const ofSuggestion = { ...by, suggestion: z.string(), to: Named };

/** 督查调研报告 (S-59, R-118): stream id = report id; key = the matter, where there is one. */
export const researchReportFacts = {
  'research-report.drafted.v1': DraftResearchReport.extend({
    ...by,
    region: regionCode,
    matterTitle: z.string().optional(),
    /** 字数 of what a reader has to read */
    length: z.int(),
  }),
  'research-report.checked.v1': z.object({ ...by, ...Verdict.shape }),
  'research-report.approved.v1': z.object({ ...by, ...Verdict.shape, title: z.string(), units: z.array(Named) }),
  'research-report.suggestion-decided.v1': z.object({ ...DecideSuggestion.shape, ...ofSuggestion }),
  'research-report.suggestion-followed.v1': FollowSuggestion.extend(ofSuggestion),
  /** every suggestion is carried out or was not adopted */
  'research-report.closed.v1': z.object({
    ...by,
    adopted: z.int(),
    partly: z.int(),
    rejected: z.int(),
  }),
} as const;
