import type { Named } from '../shapes';

/** `GET /api/check-months?month=2026-03`: 月控 of all bodies of the region. */
export type CheckMonthView = {
  month: string;
  /** that take place in it, planned or approved; of covert ones nothing but their number */
  checks: { matterId: string; title: string; body: string; subjects: Named[]; fromOn: string; untilOn: string }[];
  covert: number;
  /** subjects of these that have as many checks this year as the scheme allows, or more */
  often: FrequencyView['perSubject'];
};

/** `POST /api/check-frequency` */
export type FrequencyView = {
  /** checks in the year in which this one begins, this one not counted */
  perSubject: { subject: Named; thisYear: number; limit: number }[];
  /** `matterId` is the matter of the other check, or the entry of the annual program */
  duplicates: { matterId: string; title: string; body: string; subject: Named; fromOn: string; untilOn: string }[];
};
