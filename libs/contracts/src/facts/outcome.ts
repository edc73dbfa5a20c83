import { z } from 'zod';
import {
  ArrangeTalk,
  ExecuteOutcome,
  ExplainOutcome,
  ProposeOutcomeOf,
  RecordOutcomeReply,
  RecordTalk,
} from '../commands/outcome';
import { oneOf } from '../one-of';
import { instant, Named, regionCode, Verdict } from '../shapes';
import { outcomeProposalKind, role, urgency } from '../words';

const of = { by: Named, at: instant, unit: Named, kind: oneOf(outcomeProposalKind) };
const signed = { position: oneOf(role), onBehalfOf: Named.optional() };

/** 结果运用 (OutcomeProposal): stream id = outcome id. */
export const outcomeFacts = {
  'outcome.proposed.v1': z.object({
    ...ProposeOutcomeOf.shape,
    ...of,
    region: regionCode,
    matterNo: z.string(),
    matterTitle: z.string(),
    urgency: oneOf(urgency),
    /** until when the unit may explain itself */
    explainUntilAt: instant,
  }),
  'outcome.explained.v1': ExplainOutcome.extend(of),
  'outcome.checked.v1': z.object({ ...of, ...Verdict.shape }),
  'outcome.approved.v1': z.object({ ...of, ...Verdict.shape, ...signed }),
  'outcome.talk-arranged.v1': ArrangeTalk.extend({ ...of, heldAt: instant }),
  'outcome.talk-recorded.v1': RecordTalk.extend({ ...of, heldAt: instant }),
  'outcome.executed.v1': ExecuteOutcome.extend(of),
  'outcome.reply-recorded.v1': RecordOutcomeReply.extend(of),
} as const;
