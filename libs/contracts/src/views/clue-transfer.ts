import type { FactData } from '../facts';
import type * as w from '../words';

type Key<T> = keyof T & string;

/** `GET /api/clue-transfers` → `ClueTransferView[]`: those that name me, of a matter with `?matterId=`. */
export type ClueTransferView = FactData<'clue-transfer.registered.v1'> & {
  id: string;
  version: number;
  matterNo: string;
  matterTitle: string;
  status: Key<typeof w.clueStatus>;
  confirmed: FactData<'clue-transfer.confirmed.v1'> | null;
  decided: FactData<'clue-transfer.decided.v1'> | null;
  handedOver: FactData<'clue-transfer.handed-over.v1'> | null;
  replied: FactData<'clue-transfer.replied.v1'> | null;
};
