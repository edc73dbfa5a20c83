import { type Store } from '@duban/persistence';
import { type Notice } from './notice';

export const noticeStore: Store<Notice> = {
  table: 'assignment.notice',
  columns: { status: { type: 'text', of: (state) => state.status } },
  region: (state) => (state.status === 'NONE' ? '' : state.draft.region),
  units: () => [],
  key: (_state, id) => id,
};
