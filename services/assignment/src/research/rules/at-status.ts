import { type RefusalCode, words } from '@duban/contracts';
import { type Actor, Refusal } from '@duban/kernel';
import { type OpenReport, type ResearchReport, type Suggestion } from '../research-report';

export const atStatus = (
  state: ResearchReport,
  command: string,
  ...allowed: readonly OpenReport['status'][]
): OpenReport => {
  if (state.status !== 'NONE' && allowed.includes(state.status)) return state;
  throw new Refusal<RefusalCode>('research-report.wrong-status', {
    status: state.status === 'NONE' ? '未起草' : words.researchReportStatus[state.status],
    command,
  });
};

/** 起草、审核、签发: three persons. */
export const byAnother = ({ drafted, checked }: OpenReport, { id }: Actor): void => {
  for (const by of [drafted.by, checked?.by])
    if (by?.id === id) throw new Refusal<RefusalCode>('research-report.same-person', { by: by.name });
};

export const suggestionOf = ({ suggestions }: OpenReport, id: string): Suggestion => {
  const one = suggestions.find(({ suggestionId }) => suggestionId === id);
  if (!one) throw new Refusal<RefusalCode>('research-report.suggestion-unknown');
  return one;
};
