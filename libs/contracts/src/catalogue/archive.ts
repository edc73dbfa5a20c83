import * as archive from '../commands/archive';
import { desk, person, process, type CommandRow } from './row';

/** Commands of 归档. */
export const archiveCommands = {
  'document.issue': process('公文编号成文', archive.IssueDocument, 'documentId', ['document.issued.v1']),
  'special-report.draft': person('专报起草', archive.DraftSpecialReport, desk, 'matterId', [
    'special-report.drafted.v1',
  ]),
  'special-report.sign': person('专报签发', archive.SignSpecialReport, ['OFFICE_DIRECTOR'], 'matterId', [
    'special-report.signed.v1',
    'special-report.returned.v1',
  ]),
  'dossier.collect': process('归集案卷', archive.OfDossier, 'matterId', ['dossier.collected.v1']),
  'dossier.supplement': person('补正', archive.SupplementDossier, desk, 'matterId', ['dossier.supplemented.v1']),
  'dossier.appraise': person('鉴定', archive.AppraiseDossier, ['SUPERVISOR', 'ARCHIVIST'], 'matterId', [
    'dossier.appraised.v1',
  ]),
  'dossier.build': process('编号组包', archive.OfDossier, 'matterId', ['dossier.built.v1']),
  'dossier.check': process('四性检测', archive.OfDossier, 'matterId', ['dossier.checked.v1']),
  'dossier.accept': person('档案接收', archive.AcceptDossier, ['ARCHIVIST'], 'matterId', [
    'dossier.accepted.v1',
    'dossier.declined.v1',
  ]),
} as const satisfies Record<string, CommandRow>;
