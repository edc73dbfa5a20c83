import { type Store } from '@duban/persistence';
import { type Survey, type SurveyResponse } from './survey';

/** No unit sees a row: what people said of it is for who asked. */
export const surveyStore: Store<Survey> = {
  table: 'assignment.survey',
  columns: {
    status: { type: 'text', of: (state) => state.status },
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : (state.drafted.matterId ?? null)) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.drafted.region),
  units: () => [],
  key: (state, id) => (state.status === 'NONE' ? id : (state.drafted.matterId ?? id)),
};

export const surveyResponseStore: Store<SurveyResponse> = {
  table: 'assignment.survey_response',
  columns: {
    survey_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.response.surveyId) },
    serial: { type: 'int', of: (state) => (state.status === 'NONE' ? null : state.response.serial) },
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : (state.response.matterId ?? null)) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.response.region),
  units: () => [],
  key: (state, id) => (state.status === 'NONE' ? id : (state.response.matterId ?? state.response.surveyId)),
};
