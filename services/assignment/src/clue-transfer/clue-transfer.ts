import { type ClueTransferFact, type FactData, type RefusalCode, words } from '@duban/contracts';
import { type Aggregate, Refusal } from '@duban/kernel';

type Of<T extends ClueTransferFact['type']> = FactData<T>;

/** 线索移送 (ClueTransfer, R-122): handled by two, approved by the head, seen by nobody else. */
export type ClueTransfer =
  | { status: 'NONE' }
  | {
      status: keyof typeof words.clueStatus;
      registered: Of<'clue-transfer.registered.v1'>;
      confirmed: Of<'clue-transfer.confirmed.v1'> | null;
      decided: Of<'clue-transfer.decided.v1'> | null;
      handedOver: Of<'clue-transfer.handed-over.v1'> | null;
      replied: Of<'clue-transfer.replied.v1'> | null;
    };
export type OpenClue = Exclude<ClueTransfer, { status: 'NONE' }>;

export const clueTransfer: Aggregate<ClueTransfer, ClueTransferFact> = {
  name: 'clue-transfer',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'clue-transfer.registered.v1') {
      const nothing = { confirmed: null, decided: null, handedOver: null, replied: null };
      return { status: 'REGISTERED', registered: fact.data, ...nothing };
    }
    if (state.status === 'NONE') return state;
    switch (fact.type) {
      case 'clue-transfer.confirmed.v1':
        return { ...state, status: fact.data.agree ? 'CONFIRMED' : 'REJECTED', confirmed: fact.data };
      case 'clue-transfer.decided.v1':
        return { ...state, status: fact.data.agree ? 'APPROVED' : 'REJECTED', decided: fact.data };
      case 'clue-transfer.handed-over.v1':
        return { ...state, status: 'HANDED_OVER', handedOver: fact.data };
      case 'clue-transfer.replied.v1':
        return { ...state, replied: fact.data };
    }
  },
};

export const clueAt = (state: ClueTransfer, command: string, ...allowed: readonly OpenClue['status'][]): OpenClue => {
  if (state.status !== 'NONE' && allowed.includes(state.status)) return state;
  throw new Refusal<RefusalCode>('clue-transfer.wrong-status', {
    status: state.status === 'NONE' ? '未登记' : words.clueStatus[state.status],
    command,
  });
};

/** The two who handle it. */
export const handlersOf = ({ registered: { by, partner } }: OpenClue): { id: string; name: string }[] => [by, partner];
