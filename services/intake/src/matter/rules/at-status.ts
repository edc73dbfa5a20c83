import { type RefusalCode, words } from '@duban/contracts';
import { Refusal } from '@duban/kernel';
import { type Matter, type OpenMatter } from '../matter';

/** The matter in one of these states, or the refusal that says which step is due (domain 4.3). */
export const atStatus = (state: Matter, command: string, ...allowed: readonly OpenMatter['status'][]): OpenMatter => {
  if (state.status !== 'NONE' && allowed.includes(state.status)) return state;
  const status = state.status === 'NONE' ? '未登记' : words.matterStatus[state.status];
  throw new Refusal<RefusalCode>('matter.wrong-status', { status, command });
};

/** Every state in which a matter still runs (domain 4.3). */
export const beforeClosed: readonly OpenMatter['status'][] = [
  'REGISTERED',
  'OPINION_DRAFTED',
  'APPROVED',
  'ASSIGNED',
  'IN_PROGRESS',
  'IN_REVIEW',
  'FEEDBACK',
  'SUSPENDED',
];
