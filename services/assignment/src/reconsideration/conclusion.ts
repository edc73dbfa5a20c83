import { type ConclusionFact, type FactData, type RefusalCode, words } from '@duban/contracts';
import { type Actor, type Aggregate, Refusal } from '@duban/kernel';

type Of<T extends ConclusionFact['type']> = FactData<T>;

/** 督查结论 (InspectionConclusion, R-114) to one unit. */
export type Conclusion =
  | { status: 'NONE' }
  | {
      status: keyof typeof words.conclusionStatus;
      draft: Of<'conclusion.drafted.v1'>;
      /** who took part in it, whoever approved it included (I-14) */
      participants: Of<'conclusion.drafted.v1'>['participants'];
      received: Of<'conclusion.received.v1'> | null;
      reconsidered: Of<'conclusion.reconsidered.v1'> | null;
    };
export type OpenConclusion = Exclude<Conclusion, { status: 'NONE' }>;

export const conclusion: Aggregate<Conclusion, ConclusionFact> = {
  name: 'conclusion',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'conclusion.drafted.v1') {
      const { by, participants } = fact.data;
      const all = [by, ...participants.filter(({ id }) => id !== by.id)];
      return { status: 'DRAFTED', draft: fact.data, participants: all, received: null, reconsidered: null };
    }
    if (state.status === 'NONE') return state;
    switch (fact.type) {
      case 'conclusion.decided.v1':
        return {
          ...state,
          status: fact.data.agree ? 'APPROVED' : 'RETURNED',
          participants: [...state.participants, fact.data.by],
        };
      case 'conclusion.delivered.v1':
        return { ...state, status: 'DELIVERED' };
      case 'conclusion.received.v1':
        return { ...state, status: 'RECEIVED', received: fact.data };
      case 'conclusion.reconsidered.v1':
        return { ...state, reconsidered: fact.data };
    }
  },
};

export const conclusionAt = (
  state: Conclusion,
  command: string,
  ...allowed: readonly OpenConclusion['status'][]
): OpenConclusion => {
  if (state.status !== 'NONE' && allowed.includes(state.status)) return state;
  throw new Refusal<RefusalCode>('conclusion.wrong-status', {
    status: state.status === 'NONE' ? '未起草' : words.conclusionStatus[state.status],
    command,
  });
};

/** What every fact says of itself. */
export const signedFor = (unit: OpenConclusion['draft']['unit'], { id, name }: Actor, at: string) => ({
  by: { id, name },
  at,
  unit,
});
