import { type Store } from '@duban/persistence';
import { type SourceDocument } from './source-document';

export const sourceDocumentStore: Store<SourceDocument> = {
  table: 'intake.source_document',
  columns: {
    title: { type: 'text', of: (state) => (state.status === 'NONE' ? null : state.registered.title) },
    issued_on: { type: 'date', of: (state) => (state.status === 'NONE' ? null : state.registered.issuedOn) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.registered.region),
  units: () => [],
  key: (_state, id) => id,
};
