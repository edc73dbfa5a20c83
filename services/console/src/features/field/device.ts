import { type Attachment, type InspectionView, type MeView, type SubmitInspectionRecord } from '@duban/contracts';
import { v7 as uuidv7 } from 'uuid';

/** 底稿 as it lies on the phone; `id` becomes that of the record, so that sending it twice sends it once. */
export type Draft = {
  id: string;
  /** whose it is: another person at this phone does not see it */
  owner: string;
  inspection: Pick<InspectionView, 'id' | 'matterTitle' | 'mode' | 'subjects'>;
  point: InspectionView['points'][number];
  body: Partial<Omit<SubmitInspectionRecord, 'photos' | 'sentAt'>>;
  /** QUEUED goes out as soon as it can; REFUSED waits for the writer */
  state: 'DRAFT' | 'QUEUED' | 'REFUSED';
  problem?: { title: string; remedy: string };
  /** written in since it was last put in the queue */
  changed: boolean;
};
/** 照片 with what was true when it was taken; `uploaded` once the platform has its bytes. */
export type Photo = {
  id: string;
  draft: string;
  name: string;
  bytes: Blob;
  sha256: string;
  takenAt: string;
  position: SubmitInspectionRecord['photos'][number]['position'];
  uploaded?: Attachment;
};

const stores = { drafts: 'owner', photos: 'draft', plans: null, session: null } as const;
type Kept = {
  drafts: Draft;
  photos: Photo;
  plans: { id: string; list: InspectionView[] };
  session: { id: 'last'; me: MeView };
};

const opened = new Promise<IDBDatabase>((resolve, reject) => {
  const request = indexedDB.open('duban-field', 1);
  request.onupgradeneeded = () => {
    for (const [name, index] of Object.entries(stores)) {
      const store = request.result.createObjectStore(name, { keyPath: 'id' });
      if (index) store.createIndex(index, index);
    }
  };
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error ?? new Error('no storage'));
});

// Who has no storage is told so when something is to be kept.
opened.catch(() => undefined);

/** Resolves when the phone has written it down: the transaction is complete, not merely asked for. */
const within = async <T>(
  name: keyof Kept,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> => {
  const transaction = (await opened).transaction(name, mode, { durability: 'strict' });
  const request = work(transaction.objectStore(name));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
  });
};

/** @throws DOMException QuotaExceededError when the phone has no room */
export const keep = <N extends keyof Kept>(name: N, value: Kept[N]): Promise<unknown> =>
  within(name, 'readwrite', (store) => store.put(value));
export const drop = (name: keyof Kept, id: string): Promise<unknown> =>
  within(name, 'readwrite', (store) => store.delete(id));
const draftOf = (id: string): Promise<Draft | undefined> =>
  within('drafts', 'readonly', (store) => store.get(id) as IDBRequest<Draft | undefined>);
export const draftsOf = (owner: string): Promise<Draft[]> =>
  within('drafts', 'readonly', (store) => store.index('owner').getAll(owner) as IDBRequest<Draft[]>);
export const photosOf = (draft: string): Promise<Photo[]> =>
  within('photos', 'readonly', (store) => store.index('draft').getAll(draft) as IDBRequest<Photo[]>);
/**
 * The platform has the record. What was written in it meanwhile is not lost: it becomes one that adds to it, as a record
 * that was sent is not changed (I-15).
 */
export const settle = async (id: string): Promise<void> => {
  const draft = await draftOf(id);
  const photos = await photosOf(id);
  if (draft?.changed) {
    const problem = { title: '报送以后又写的内容', remedy: '原来的底稿已经报送,不能改;请核对后作为补充底稿报送' };
    const anew = uuidv7();
    await keep('drafts', { ...draft, id: anew, body: { ...draft.body, supplements: id }, state: 'REFUSED', problem });
    for (const photo of photos) await keep('photos', { ...photo, draft: anew });
  } else for (const photo of photos) await drop('photos', photo.id);
  await drop('drafts', id);
};
/** The checks I am in the team of, as they were when there was a network. */
export const plansOf = async (owner: string): Promise<InspectionView[]> =>
  (await within('plans', 'readonly', (store) => store.get(owner) as IDBRequest<Kept['plans'] | undefined>))?.list ?? [];

/** Who was signed in here last: in the same storage, as what is written elsewhere may be gone when the browser is killed. */
export const lastMe = async (): Promise<MeView | undefined> =>
  (await within('session', 'readonly', (store) => store.get('last') as IDBRequest<Kept['session'] | undefined>))?.me;
export const rememberMe = (me: MeView): Promise<unknown> => keep('session', { id: 'last', me });
export const forgetMe = (): Promise<unknown> => drop('session', 'last').catch(() => undefined);
