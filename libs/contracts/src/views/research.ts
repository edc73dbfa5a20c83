import type { DraftResearchReport } from '../commands/research-report';
import type { DraftSurvey, SurveyQuestion } from '../commands/survey';
import type { FactData } from '../facts';
import type { Named } from '../shapes';
import type * as w from '../words';

type Key<T> = keyof T & string;
type Said = { by: Named; at: string; agree: boolean; opinion: string };

/** `GET /api/surveys?matterId=` → `SurveyView[]`, the latest first */
export type SurveyView = DraftSurvey & {
  id: string;
  version: number;
  matterTitle: string | null;
  status: Key<typeof w.surveyStatus>;
  draftedBy: Named;
  draftedAt: string;
  decided: Said | null;
  closed: FactData<'survey.closed.v1'> | null;
};

/** `GET /api/surveys/:id/results`: as many as there are by now. */
export type SurveyResultsView = {
  size: number;
  answered: number;
  byChannel: Record<Key<typeof w.answerChannel>, number>;
  tallies: { questionId: string; counts: number[]; answered: number }[];
  /** what was written, of nobody in particular */
  texts: { questionId: string; texts: string[] }[];
};

/** `GET /api/surveys/:id/links`: one of each of the sample; `path` is opened in a browser. */
export type SurveyLinkView = { serial: number; path: string; answered: boolean };

/** `POST /api/public-survey`: what somebody with a link reads, and nothing else. */
export type PublicSurveyView = {
  state: Key<typeof w.publicSurveyState>;
  title: string;
  intro: string;
  fromOn: string;
  untilOn: string;
  /** of one that can be answered now */
  questions: SurveyQuestion[];
};

type Suggestion = DraftResearchReport['suggestions'][number] & {
  decided: FactData<'research-report.suggestion-decided.v1'> | null;
  followed: FactData<'research-report.suggestion-followed.v1'>[];
  settled: boolean;
  overdue: boolean;
};
/**
 * `GET /api/research-reports?matterId=` → `ResearchReportView[]`, the latest first. A unit reads the title and the
 * suggestions that are made to it; `report` is null.
 */
export type ResearchReportView = {
  id: string;
  version: number;
  title: string;
  status: Key<typeof w.researchReportStatus>;
  replyDueOn: string;
  suggestions: Suggestion[];
  report:
    | (Omit<FactData<'research-report.drafted.v1'>, 'title' | 'replyDueOn' | 'suggestions' | 'region'> & {
        checked: Said | null;
        approved: Said | null;
      })
    | null;
};

/** `GET /api/research-topics`: problems that recur in several units (S-53). */
export type ResearchTopicView = {
  type: Key<typeof w.findingType>;
  /** how the first of them is put */
  what: string;
  times: number;
  units: string[];
  examples: { what: string; unit: string; at: string }[];
};
