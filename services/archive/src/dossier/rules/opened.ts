import { type RefusalCode } from '@duban/contracts';
import { Refusal } from '@duban/kernel';
import { type Dossier } from '../dossier';

type Opened = Exclude<Dossier, { status: 'NONE' }>;

const notNow = (command: string): Refusal<RefusalCode> => new Refusal<RefusalCode>('dossier.wrong-status', { command });

/** The dossier in one of these states, or the refusal that says that the step is not due. */
export const openedIn = (state: Dossier, command: string, ...allowed: readonly Opened['status'][]): Opened => {
  if (state.status === 'NONE' || !allowed.includes(state.status)) throw notNow(command);
  return state;
};

/** Whether the matter has come to its end and has not been reopened since. */
export type OfMatter = Readonly<{ ended: boolean }>;

/** As `openedIn`, for what people do: during 重新办理 the dossier rests, and is collected anew afterwards. */
export const dueIn = (
  state: Dossier,
  { ended }: OfMatter,
  command: string,
  ...allowed: readonly Opened['status'][]
): Opened => {
  if (!ended) throw notNow(command);
  return openedIn(state, command, ...allowed);
};
