import { type FactData, type ReconsiderationFact, type RefusalCode, words } from '@duban/contracts';
import { type Aggregate, Refusal } from '@duban/kernel';

type Of<T extends ReconsiderationFact['type']> = FactData<T>;

/** 复核 (Reconsideration, SP-7) of one conclusion. */
export type Reconsideration =
  | { status: 'NONE' }
  | {
      status: keyof typeof words.reconsiderationStatus;
      filed: Of<'reconsideration.filed.v1'>;
      examined: Of<'reconsideration.examined.v1'> | null;
      reviewers: Of<'reconsideration.reviewers-assigned.v1'>['reviewers'];
      reviews: readonly Of<'reconsideration.reviewed.v1'>[];
      decided: Of<'reconsideration.decided.v1'> | null;
    };
export type OpenReconsideration = Exclude<Reconsideration, { status: 'NONE' }>;
/** A 复核 in these is not decided. */
export const undecided: readonly OpenReconsideration['status'][] = ['FILED', 'ACCEPTED', 'UNDER_REVIEW'];

export const reconsideration: Aggregate<Reconsideration, ReconsiderationFact> = {
  name: 'reconsideration',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'reconsideration.filed.v1')
      return { status: 'FILED', filed: fact.data, examined: null, reviewers: [], reviews: [], decided: null };
    if (state.status === 'NONE') return state;
    switch (fact.type) {
      case 'reconsideration.examined.v1':
        return { ...state, status: fact.data.agree ? 'ACCEPTED' : 'INADMISSIBLE', examined: fact.data };
      case 'reconsideration.reviewers-assigned.v1':
        return { ...state, status: 'UNDER_REVIEW', reviewers: fact.data.reviewers, reviews: [] };
      case 'reconsideration.reviewed.v1':
        return { ...state, reviews: [...state.reviews, fact.data] };
      case 'reconsideration.decided.v1':
        return { ...state, status: 'DECIDED', decided: fact.data };
      case 'reconsideration.reminded.v1':
        return state;
    }
  },
};

export const reconsiderationAt = (
  state: Reconsideration,
  command: string,
  ...allowed: readonly OpenReconsideration['status'][]
): OpenReconsideration => {
  if (state.status !== 'NONE' && allowed.includes(state.status)) return state;
  throw new Refusal<RefusalCode>('reconsideration.wrong-status', {
    status: state.status === 'NONE' ? '未申请' : words.reconsiderationStatus[state.status],
    command,
  });
};
