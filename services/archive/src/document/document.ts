import { type DocumentFact, type FactData } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

/** 公文: numbered and rendered in one act, never changed afterwards. */
export type IssuedDocument = { status: 'NONE' } | ({ status: 'ISSUED' } & FactData<'document.issued.v1'>);

export const issuedDocument: Aggregate<IssuedDocument, DocumentFact> = {
  name: 'document',
  initial: { status: 'NONE' },
  evolve: (_state, fact) => ({ status: 'ISSUED', ...fact.data }),
};
