import { type Store } from '@duban/persistence';
import { type ClueTransfer, handlersOf } from './clue-transfer';

/** No unit sees a row, and of the region's desk only whom it names: the two handlers and who approves. */
export const clueTransferStore: Store<ClueTransfer> = {
  table: 'assignment.clue_transfer',
  columns: {
    matter_id: { type: 'uuid', of: (state) => (state.status === 'NONE' ? null : state.registered.matterId) },
    persons: {
      type: 'text[]',
      of: (state) =>
        state.status === 'NONE' ? [] : [...handlersOf(state), state.registered.approver].map(({ id }) => id),
    },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.registered.region),
  units: () => [],
  key: (state, id) => (state.status === 'NONE' ? id : state.registered.matterId),
};
