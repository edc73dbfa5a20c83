import { z } from 'zod';
import { DraftSurvey, RecordSurveyResponse } from '../commands/survey';
import { oneOf } from '../one-of';
import { id, instant, Named, regionCode, Verdict } from '../shapes';
import { answerChannel } from '../words';

const by = { by: Named, at: instant };
/** Per question: how many chose each of its choices, and how many answered it. */
const tally = z.object({ questionId: id, counts: z.array(z.int()), answered: z.int() });

/** 民情调查 (S-64): stream id = survey id; key = the matter, where there is one. Told to no unit. */
export const surveyFacts = {
  'survey.drafted.v1': DraftSurvey.extend({ ...by, region: regionCode, matterTitle: z.string().optional() }),
  'survey.decided.v1': z.object({ ...by, ...Verdict.shape }),
  'survey.closed.v1': z.object({
    ...by,
    situation: z.string(),
    size: z.int(),
    answered: z.int(),
    tallies: z.array(tally),
  }),
} as const;

/** 答卷: stream id = response id; who answered is not kept, only which of the sample. */
export const surveyResponseFacts = {
  'survey-response.submitted.v1': RecordSurveyResponse.extend({
    ...by,
    channel: oneOf(answerChannel),
    region: regionCode,
    matterId: id.optional(),
  }),
} as const;
