import { type RefusalCode, words } from '@duban/contracts';
import { Refusal } from '@duban/kernel';
import { type InspectionTeam, type OpenTeam } from '../inspection-team';

/** The team while it prepares. */
export const formed = (state: InspectionTeam, command: string): OpenTeam => {
  if (state.status === 'FORMED') return state;
  const status = state.status === 'NONE' ? '未组建' : words.teamStatus[state.status];
  throw new Refusal<RefusalCode>('inspection-team.wrong-status', { status, command });
};
