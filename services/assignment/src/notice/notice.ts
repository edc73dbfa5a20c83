import { type FactData, type NoticeFact } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

export type NoticeDraft = Omit<FactData<'notice.drafted.v1'>, 'by' | 'at'>;

/** 督办通知 of one matter: drafted, signed or returned; a new round drafts anew. */
export type Notice =
  | { status: 'NONE' }
  | { status: 'DRAFTED' | 'SIGNED' | 'RETURNED'; draft: NoticeDraft; returnedBecause: string | null };

export const notice: Aggregate<Notice, NoticeFact> = {
  name: 'notice',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'notice.drafted.v1') {
      const { by: _by, at: _at, ...draft } = fact.data;
      return { status: 'DRAFTED', draft, returnedBecause: null };
    }
    if (state.status === 'NONE') return state;
    if (fact.type === 'notice.returned.v1') return { ...state, status: 'RETURNED', returnedBecause: fact.data.opinion };
    return { ...state, status: 'SIGNED' };
  },
};
