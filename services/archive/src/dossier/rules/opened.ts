import { type RefusalCode } from '@duban/contracts';
import { Refusal } from '@duban/kernel';
import { type Dossier } from '../dossier';

type Opened = Exclude<Dossier, { status: 'NONE' }>;

/** The dossier in one of these states, or the refusal that says that the step is not due. */
export const openedIn = (state: Dossier, command: string, ...allowed: readonly Opened['status'][]): Opened => {
  if (state.status === 'NONE' || !allowed.includes(state.status))
    throw new Refusal<RefusalCode>('dossier.wrong-status', { command });
  return state;
};
