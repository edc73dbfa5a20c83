import { type DraftResearchReport, type Policy, type RefusalCode, type ResearchReportFact } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type KnownMatter } from '../../known-matter';
import { type ResearchReport } from '../research-report';
import { atStatus } from '../rules/at-status';

/** What the report refers to: whether it is there. */
export type Referred = {
  today: string;
  matter: KnownMatter | null;
  conclusion: boolean;
  /** of the surveys named, those that are closed */
  closedSurveys: number;
};

const wordsIn = (text: string): number => text.replace(/\s/g, '').length;

/** Problems first, and longer than achievements (S-57). @returns 字数 of the whole */
const lengthOf = ({ background, problems, causes, achievements, suggestions }: DraftResearchReport): number => {
  const found = problems.reduce(
    (sum, { what, impact, cause, suggestion }) => sum + wordsIn(what + impact + cause + suggestion),
    wordsIn(causes),
  );
  const praised = wordsIn(achievements);
  if (praised > found)
    throw new Refusal<RefusalCode>('research-report.achievements-longer', { achievements: praised, problems: found });
  const suggested = suggestions.reduce((sum, { text, basis }) => sum + wordsIn(text + basis), 0);
  return wordsIn(background) + found + praised + suggested;
};

/** 起草调研报告 (S-59, R-118): may be written anew until it is signed. */
export const draft: Decide<DraftResearchReport, ResearchReport, ResearchReportFact, Policy, Referred> = (
  command,
  state,
  { actor, now, lookup: { today, matter, conclusion, closedSurveys } },
) => {
  if (state.status !== 'NONE') atStatus(state, '起草调研报告', 'DRAFTED', 'RETURNED');
  const { matterId, conclusionId, surveyIds, suggestions, replyDueOn } = command;
  if (matterId && !matter) throw new Refusal<RefusalCode>('survey.matter-unknown');
  if (conclusionId && !conclusion) throw new Refusal<RefusalCode>('research-report.conclusion-unknown');
  if (closedSurveys < new Set(surveyIds).size) throw new Refusal<RefusalCode>('research-report.survey-open');
  if (replyDueOn < today) throw new Refusal<RefusalCode>('research-report.reply-due-past', { replyDueOn });
  for (const [i, { suggestionId, text }] of suggestions.entries())
    if (suggestions.findIndex((one) => one.suggestionId === suggestionId) < i)
      throw new Refusal<RefusalCode>('research-report.suggestion-repeated', { suggestion: text });
  const length = lengthOf(command);
  const { id, name, region } = actor;
  const ofMatter = matter && { matterTitle: matter.matterTitle };
  return [
    {
      type: 'research-report.drafted.v1',
      data: { ...command, by: { id, name }, at: now, region, ...ofMatter, length },
    },
  ];
};
