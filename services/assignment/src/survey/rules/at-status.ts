import { type RefusalCode, words } from '@duban/contracts';
import { Refusal } from '@duban/kernel';
import { type OpenSurvey, type Survey } from '../survey';

export const atStatus = (state: Survey, command: string, ...allowed: readonly OpenSurvey['status'][]): OpenSurvey => {
  if (state.status !== 'NONE' && allowed.includes(state.status)) return state;
  throw new Refusal<RefusalCode>('survey.wrong-status', {
    status: state.status === 'NONE' ? '未拟订' : words.surveyStatus[state.status],
    command,
  });
};
