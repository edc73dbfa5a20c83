import { type FactData, type SourceDocumentFact } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type Registered = FactData<'source-document.registered.v1'>;
type Corrected = FactData<'source-document.corrected.v1'>;

/** 来源文件、会议纪要 (SourceDocument): its text, its rows as they stand, and how they were corrected. */
export type SourceDocument =
  | { status: 'NONE' }
  | {
      status: 'REGISTERED';
      registered: Omit<Registered, 'items'>;
      items: Registered['items'];
      corrections: readonly Corrected[];
    };
export type OpenSourceDocument = Exclude<SourceDocument, { status: 'NONE' }>;

export const sourceDocument: Aggregate<SourceDocument, SourceDocumentFact> = {
  name: 'source-document',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'source-document.registered.v1') {
      const { items, ...registered } = fact.data;
      return { status: 'REGISTERED', registered, items, corrections: [] };
    }
    if (state.status === 'NONE') return state;
    return { ...state, items: fact.data.items, corrections: [...state.corrections, fact.data] };
  },
};
