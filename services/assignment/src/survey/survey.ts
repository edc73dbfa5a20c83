import { type FactData, type SurveyFact, type SurveyResponseFact, type words } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type Of<T extends SurveyFact['type']> = FactData<T>;

/** 民情调查 (PublicOpinionSurvey, S-64): questionnaire and sample; the answers are rows of their own. */
export type Survey =
  | { status: 'NONE' }
  | {
      status: keyof typeof words.surveyStatus;
      drafted: Of<'survey.drafted.v1'>;
      decided: Of<'survey.decided.v1'> | null;
      closed: Of<'survey.closed.v1'> | null;
    };
export type OpenSurvey = Exclude<Survey, { status: 'NONE' }>;

export const survey: Aggregate<Survey, SurveyFact> = {
  name: 'survey',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'survey.drafted.v1')
      return { status: 'DRAFTED', drafted: fact.data, decided: null, closed: null };
    if (state.status === 'NONE') return state;
    return fact.type === 'survey.decided.v1'
      ? { ...state, status: fact.data.agree ? 'OPEN' : 'RETURNED', decided: fact.data }
      : { ...state, status: 'CLOSED', closed: fact.data };
  },
};

/** 答卷: there, or not there; nothing ever happens to it. */
export type SurveyResponse =
  { status: 'NONE' } | { status: 'SUBMITTED'; response: FactData<'survey-response.submitted.v1'> };

export const surveyResponse: Aggregate<SurveyResponse, SurveyResponseFact> = {
  name: 'survey-response',
  initial: { status: 'NONE' },
  evolve: (_, { data }) => ({ status: 'SUBMITTED', response: data }),
};
