import { v7 as uuidv7 } from 'uuid';
import { keep, type Photo } from './device';

const POSITION_MS = 5_000;
const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Null where the phone may not say it, or does not know in time. */
const whereNow = (): Promise<Photo['position']> =>
  new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => resolve({ latitude, longitude, accuracy }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: POSITION_MS, maximumAge: 60_000 },
    );
  });

/**
 * 照片: kept with its digest and time at once, so that a phone that dies has it; its place when it is known.
 * @throws DOMException QuotaExceededError
 */
export const takePhoto = async (draft: string, file: File): Promise<void> => {
  const sha256 = hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const takenAt = new Date().toISOString();
  const photo = { id: uuidv7(), draft, name: file.name, bytes: file, sha256, takenAt, position: null };
  await keep('photos', photo);
  const position = await whereNow();
  if (position) await keep('photos', { ...photo, position });
};
