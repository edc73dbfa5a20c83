import { type RefusalCode, words } from '@duban/contracts';
import { type Actor, Refusal } from '@duban/kernel';
import { type AnnualProgram, type OffProgram, type OpenProgram } from '../annual-program';

export const atStatus = (
  state: AnnualProgram,
  command: string,
  ...allowed: readonly OpenProgram['status'][]
): OpenProgram => {
  if (state.status !== 'NONE' && allowed.includes(state.status)) return state;
  throw new Refusal<RefusalCode>('annual-program.wrong-status', {
    status: state.status === 'NONE' ? '未编制' : words.programStatus[state.status],
    command,
  });
};

/** Who wrote it does not decide on it. */
export const byAnother = (author: { id: string; name: string }, { id }: Actor): void => {
  if (author.id === id) throw new Refusal<RefusalCode>('annual-program.same-person', { by: author.name });
};

/** The 一事一报 that waits for this step. */
export const waiting = (state: OpenProgram, entryId: string, status: OffProgram['status']): OffProgram => {
  const one = state.offProgram.find(({ applied }) => applied.entryId === entryId);
  if (one?.status !== status) throw new Refusal<RefusalCode>('annual-program.entry-unknown');
  return one;
};
