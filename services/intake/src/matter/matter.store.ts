import { countyPolicy } from '@duban/contracts';
import { type Store } from '@duban/persistence';
import { type Matter } from './matter';

const of =
  <T>(read: (state: Exclude<Matter, { status: 'NONE' }>) => T) =>
  (state: Matter): T | null =>
    state.status === 'NONE' ? null : read(state);

/** The scheme under which it was registered; before schemes could be published there was the built-in one only. */
export const policyVersionOf = (state: Matter): string | undefined =>
  state.status === 'NONE' ? undefined : (state.registration.policyVersion ?? countyPolicy.version);

export const matterStore: Store<Matter> = {
  table: 'intake.matter',
  columns: {
    status: { type: 'text', of: (state) => state.status },
    title: { type: 'text', of: of((m) => m.registration.title) },
    document_no: { type: 'text', of: of((m) => m.registration.source.documentNo ?? null) },
    matter_no: { type: 'text', of: of((m) => m.matterNo) },
    restricted_to: { type: 'text[]', of: of((m) => m.restrictedTo?.map((person) => person.id) ?? null) },
    registered_at: { type: 'timestamptz', of: of((m) => m.registeredAt) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.region),
  units: (state) => (state.status === 'NONE' ? [] : state.units.map((unit) => unit.id)),
  policyVersion: policyVersionOf,
  key: (_state, id) => id,
};
