import { z } from 'zod';
import { DraftSpecialReport } from '../commands/archive';
import { oneOf } from '../one-of';
import { id, instant, Named, regionCode } from '../shapes';
import { documentKind, retention } from '../words';

const by = { by: Named, at: instant };
/** Letters to one unit: the other units of the matter do not hear of them. */
export const lettersToOneUnit: readonly (keyof typeof documentKind)[] = [
  'RECTIFICATION_NOTICE',
  'CONCLUSION',
  'RECONSIDERATION_DECISION',
  'ADMONISH_NOTICE',
];
/** 公文: stream id = document id. */
export const documentFacts = {
  'document.issued.v1': z.object({
    ...by,
    region: regionCode,
    matterId: id,
    kind: oneOf(documentKind),
    documentNo: z.string(),
    title: z.string(),
    round: z.int(),
    /** units that may read it, beside the region's desk */
    recipients: z.array(z.string()),
    file: z.object({ digest: z.string(), name: z.string(), size: z.int(), mime: z.string() }),
  }),
} as const;
/** 督查专报: stream id = matter id. */
export const specialReportFacts = {
  'special-report.drafted.v1': DraftSpecialReport.extend({ ...by, region: regionCode, matterId: id, round: z.int() }),
  'special-report.signed.v1': DraftSpecialReport.extend({
    ...by,
    agree: z.literal(true),
    opinion: z.string(),
    round: z.int(),
  }),
  'special-report.returned.v1': z.object({ ...by, agree: z.literal(false), opinion: z.string() }),
} as const;
/** 归档案卷 (ArchiveDossier): stream id = matter id, one matter one dossier (一事一档). */
export const dossierFacts = {
  'dossier.collected.v1': z.object({
    ...by,
    region: regionCode,
    matterId: id,
    complete: z.boolean(),
    missing: z.array(z.string()),
    items: z.int(),
    /** only when something is missing: by when it is to be supplied */
    supplementDueAt: instant.optional(),
  }),
  'dossier.supplemented.v1': z.object({ ...by, explanation: z.string() }),
  'dossier.appraised.v1': z.object({
    ...by,
    retention: oneOf(retention),
    reason: z.string().optional(),
    open: z.boolean(),
  }),
  'dossier.built.v1': z.object({
    ...by,
    archivalCode: z.string(),
    manifestDigest: z.string(),
    file: z.object({ digest: z.string(), name: z.string(), size: z.int(), mime: z.string() }),
    items: z.int(),
  }),
  'dossier.checked.v1': z.object({
    ...by,
    passed: z.boolean(),
    checks: z.array(
      z.object({
        property: z.enum(['真实性', '完整性', '可用性', '安全性']),
        name: z.string(),
        result: z.enum(['pass', 'fail', 'n/a']),
        evidence: z.string(),
      }),
    ),
  }),
  'dossier.accepted.v1': z.object({ ...by, agree: z.literal(true), opinion: z.string(), archivalCode: z.string() }),
  'dossier.declined.v1': z.object({ ...by, agree: z.literal(false), opinion: z.string() }),
} as const;
