import type { Named } from '../shapes';

/** `POST /api/check-frequency` */
export type FrequencyView = {
  /** checks in the year in which this one begins, this one not counted */
  perSubject: { subject: Named; thisYear: number; limit: number }[];
  /** `matterId` is the matter of the other check, or the entry of the annual program */
  duplicates: { matterId: string; title: string; body: string; subject: Named; fromOn: string; untilOn: string }[];
};
