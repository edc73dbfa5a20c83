import { type Store } from '@duban/persistence';
import { type IssuedDocument } from './document';

export const documentStore: Store<IssuedDocument> = {
  table: 'archive.document',
  columns: {
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.matterId) },
    kind: { type: 'text', of: (state) => (state.status === 'NONE' ? null : state.kind) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.region),
  // A notice goes to the units of its matter; a report to the leaders only.
  units: (state) => (state.status === 'NONE' ? [] : state.recipients),
  key: (state, id) => (state.status === 'NONE' ? id : state.matterId),
};
