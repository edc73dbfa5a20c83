export { type ArchiveInput, type ArchiveItem, archivalCode, buildPackage, verifyPackage } from './archive-package';
export { type AssignmentNotice, assignmentNotice } from './assignment-notice';
export { type AttachmentStore, diskStore, type Stored, TooLarge } from './attachment-store';
export { findClassifiedMark, textsOf } from './confidentiality';
export { type Check, fourPropertyChecks } from './four-properties';
export { type Inspection, inspectFile } from './inspect';
export { ledgerColumns, ledgerWorkbook, type SheetRow } from './ledger-xlsx';
export { chineseDate } from './official';
export { type SpecialReportDocument, specialReportDocument } from './special-report';
