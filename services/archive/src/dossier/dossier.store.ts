import { type Store } from '@duban/persistence';
import { type Dossier } from './dossier';

export const dossierStore: Store<Dossier> = {
  table: 'archive.dossier',
  columns: { status: { type: 'text', of: (state) => state.status } },
  region: (state) => (state.status === 'NONE' ? '' : state.region),
  units: () => [],
  key: (_state, id) => id,
};
