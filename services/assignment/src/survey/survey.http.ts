import { bindCommands } from '@duban/host';
import { close } from './commands/close';
import { decide } from './commands/decide';
import { draft } from './commands/draft';
import { submit } from './commands/submit';
import { survey, surveyResponse } from './survey';
import { asked, counted, drafting } from './survey.lookups';
import { surveyResponseStore, surveyStore } from './survey.store';

export const surveyCommands = [
  ...bindCommands(survey, surveyStore, {
    'survey.draft': { decide: draft, lookup: drafting },
    'survey.decide': decide,
    'survey.close': { decide: close, lookup: counted },
  }),
  ...bindCommands(surveyResponse, surveyResponseStore, {
    'survey-response.record': { decide: submit, lookup: asked },
  }),
];
