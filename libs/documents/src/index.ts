export { type ArchiveInput, type ArchiveItem, archivalCode, buildPackage, verifyPackage } from './archive-package';
export { type AssignmentNotice, assignmentNotice } from './assignment-notice';
export { type CampaignNotice, campaignNotice } from './campaign-notice';
export { type AttachmentStore, diskStore, type Stored, TooLarge } from './attachment-store';
export { type CampaignBulletin, campaignBulletin } from './campaign-bulletin';
export { type CampaignReport, campaignReport } from './campaign-report';
export { classifiedMarkIn, findClassifiedMark } from './confidentiality';
export { type Check, fourPropertyChecks } from './four-properties';
export { type Inspection, fileTexts, inspectBytes, inspectFile, unreadable } from './inspect';
export { ledgerColumns, ledgerWorkbook, type SheetRow } from './ledger-xlsx';
export {
  type AdmonishLetter,
  admonishLetter,
  type ConclusionLetter,
  conclusionLetter,
  type ReconsiderationLetter,
  reconsiderationLetter,
  type RectificationNotice,
  rectificationNotice,
} from './letters';
export { type MatterForm, matterForm } from './matter-form';
export { type MeetingOutcome, meetingOutcome } from './meeting-outcome';
export { type MinutesRow } from './minutes';
export { type MinutesDue } from './minutes-due';
export { type MinutesRead, readMinutes, readText } from './minutes-file';
export {
  cellOf,
  type ProgressColumn,
  progressColumns,
  type ProgressLine,
  progressTemplate,
  readProgress,
} from './progress-xlsx';
export { type ResearchReport, researchReport } from './research-report';
export { type SpecialReportDocument, specialReportDocument } from './special-report';
export { findInTexts } from './texts';
export { chineseDate } from './typography';
export { type UrgeNotice, urgeNotice } from './urge-notice';
export { sheetRows } from './workbook';
export { decodeText, Unreadable } from './zip-entries';
