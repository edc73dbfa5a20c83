import { type Attachment, commands, type InspectionView, routeOf } from '@duban/contracts';
import { v7 as uuidv7 } from 'uuid';
import { ApiError, get, post } from '../../api';
import { type Draft, draftsOf, keep, type Photo, photosOf, settle } from './device';

/** A photo goes first, once: what the platform has is not sent again. */
const uploaded = async (photo: Photo): Promise<Attachment> => {
  if (photo.uploaded) return photo.uploaded;
  const form = new FormData();
  form.append('file', photo.bytes, photo.name);
  const file = await post<Attachment>('/api/attachments', form);
  await keep('photos', { ...photo, uploaded: file });
  return file;
};

const sendOne = async (draft: Draft): Promise<void> => {
  const photos = [];
  for (const photo of await photosOf(draft.id)) {
    const { sha256, takenAt, position } = photo;
    photos.push({ file: await uploaded(photo), sha256, takenAt, position });
  }
  const sheet = { ...draft.body, inspectionId: draft.inspection.id, pointId: draft.point.pointId, photos };
  const parsed = commands['inspection-record.submit'].input.safeParse({
    ...sheet,
    sentAt: new Date().toISOString(),
  });
  if (!parsed.success) {
    const remedy = parsed.error.issues.map(({ message }) => message).join(';');
    await keep('drafts', { ...draft, state: 'REFUSED', problem: { title: '底稿没有填完', remedy } });
    return;
  }
  // The id of the record is what makes a repeat harmless; each attempt says its own time.
  const key = `${draft.id}/${uuidv7()}`;
  await post(routeOf('inspection-record.submit').replace(':id', draft.id), parsed.data, key);
  await settle(draft.id);
};

/** Nobody signed in, or the platform is busy or away: what is queued stays so. */
const passing = ({ problem: { status } }: ApiError): boolean => status === 0 || status === 401 || status >= 500;

/** What kept the phone from the platform; `signIn`: somebody has to sign in first. */
export type Away = { title: string; signIn: boolean };
const awayBy = (error: unknown): Away => {
  const { title, status } = error instanceof ApiError ? error.problem : { title: '没有送到平台', status: 0 };
  return { title, signIn: status === 401 };
};

let running: Promise<Away | null> | undefined;
const pass = async (owner: string): Promise<Away | null> => {
  try {
    await keep('plans', { id: owner, list: await get<InspectionView[]>('/api/inspections') });
  } catch (error) {
    return awayBy(error);
  }
  for (const draft of await draftsOf(owner)) {
    if (draft.state !== 'QUEUED') continue;
    try {
      await sendOne(draft);
    } catch (error) {
      if (!(error instanceof ApiError) || passing(error)) return awayBy(error);
      const { title, remedy = '请核对后再报送', code } = error.problem;
      // An earlier attempt arrived, and its answer was lost on the way.
      if (code === 'inspection-record.append-only') await settle(draft.id);
      else await keep('drafts', { ...draft, state: 'REFUSED', problem: { title, remedy } });
    }
  }
  return null;
};

/** 同步: fetches my checks and sends what is queued, one pass at a time; what kept it from the platform, or null. */
export const synchronise = (owner: string): Promise<Away | null> =>
  (running ??= pass(owner).finally(() => (running = undefined)));
