import type { FactData } from '../facts';
import type { ProblemItem } from '../shapes';
import type * as w from '../words';

type Key<T> = keyof T & string;

/** `GET /api/documents?matterId=` (archive); bytes at `GET /api/documents/:id/file`. */
export type DocumentView = {
  id: string;
  matterId: string;
  kind: Key<typeof w.documentKind>;
  documentNo: string;
  title: string;
  issuedAt: string;
  file: { name: string; size: number; mime: string };
};

/** `GET /api/special-reports/:matterId` (archive). */
export type SpecialReportView = {
  matterId: string;
  status: 'DRAFTED' | 'SIGNED' | 'RETURNED';
  round: number;
  title: string;
  cause: string;
  process: string;
  results: string;
  problems: ProblemItem[];
  noProblemStatement: string | null;
  suggestions: string;
  returnedBecause: string | null;
};

/** `GET /api/dossiers/:matterId` (archive); package at `GET /api/dossiers/:matterId/package`. */
export type DossierView = {
  matterId: string;
  status: 'COLLECTED' | 'APPRAISED' | 'BUILT' | 'CHECKED' | 'ACCEPTED' | 'DECLINED';
  checklist: { name: string; present: boolean; required: boolean }[];
  missing: string[];
  retention: Key<typeof w.retention> | null;
  archivalCode: string | null;
  manifestDigest: string | null;
  items: number;
  checks: FactData<'dossier.checked.v1'>['checks'];
};
