export * as words from './words';
export { oneOf, type Role } from './words';
export { Attachment, chineseErrors, DeadlineRule, Named, ProblemItem, Span, Verdict } from './shapes';
export {
  ApproveMatter,
  AdmitUnits,
  AssignMatter,
  CheckOpinion,
  DecideFeedback,
  DraftOpinion,
  OfMatter,
  PresentMatter,
  RecordCall,
  RegisterMatter,
} from './commands/matter';
export {
  AddInstruction,
  ChangeLeader,
  CloseAsPresented,
  ConfirmApproval,
  GrantAccess,
  MergeMatter,
  ReadReport,
  RecordSatisfaction,
  RemindOfMatter,
  ReopenMatter,
  ResumeMatter,
  RevokeMatter,
  SuspendMatter,
  UpgradeMatter,
} from './commands/matter-course';
export { EntrustInformant, Informant, RecordInformant, RevealInformant } from './commands/informant';
export { CorrectSourceDocument, RegisterSourceDocument, ResolvedItem } from './commands/source-document';
export {
  AcknowledgeAssignment,
  AssignmentLine,
  CheckExtension,
  CheckReport,
  DecideExtension,
  DraftNotice,
  DraftReport,
  EndorseExtension,
  ExplainOverdue,
  IssueAssignment,
  OfAssignment,
  ReportProgress,
  RequestExtension,
  ReviewAssignment,
  SecondReview,
  SignNotice,
  SignReport,
  SubmitOpinion,
  UrgeAssignment,
} from './commands/assignment';
export {
  ApplyCoordination,
  ApproveNotice,
  DecideReturn,
  ExplainReturns,
  MarkOpinionMissing,
  NewUnit,
  ProposeOutcome,
  RequestReturn,
  ReviewReturn,
  ServeNotice,
  SignReturn,
  SplitAssignment,
} from './commands/assignment-return';
export {
  EscalateCoordination,
  OfCoordination,
  OpenCoordination,
  RequestCoordination,
  ResolveCoordination,
} from './commands/coordination';
export {
  AcceptDossier,
  AppraiseDossier,
  DraftSpecialReport,
  IssueDocument,
  OfDossier,
  SignSpecialReport,
  SupplementDossier,
} from './commands/archive';
export { EndDelegation, GrantDelegation } from './commands/delegation';
export { DraftScheme, PublishScheme } from './commands/scheme';
export { CalendarTable, DraftCalendar, PublishCalendar } from './commands/calendar';
export { AppointPerson, ChangePassword, RegisterUnit, SignIn } from './commands/directory';
export {
  aboutMatter,
  confidential,
  facts,
  topicOf,
  topics,
  type AssignmentFact,
  type CalendarFact,
  type CoordinationFact,
  type DelegationFact,
  type DirectoryFact,
  type DocumentFact,
  type DossierFact,
  type FactData,
  type FactType,
  type InformantFact,
  type MatterFact,
  type NoticeFact,
  type SchemeFact,
  type SourceDocumentFact,
  type SpecialReportFact,
  type UrgingFact,
} from './facts';
export { commands, completedBy, nounOf, routeOf, verbOf, type CommandName, type CommandRow } from './catalogue';
export { problemOf, refusals, type RefusalCode } from './refusals';
export { countyPolicy } from './policy/county';
export { type Condition, decideBy, type Input, type Output, type Row } from './policy/decision-table';
export {
  deadlineText,
  type PolicyChange,
  policyChanges,
  type PolicyField,
  policyFields,
  policyValue,
} from './policy/describe';
export { LadderRung, Policy } from './policy/policy';
export { levelsBelow, liesIn } from './division';
export { sentenceOf } from './sentences';
export type {
  AssignmentView,
  CalendarPreviewView,
  CalendarView,
  CalendarsView,
  ClockView,
  CoordinationView,
  DeliveryView,
  DelegationView,
  DiagramInstanceView,
  DiagramVersionsView,
  DocumentView,
  DossierView,
  DuplicateView,
  FiguresView,
  HolderView,
  FactFlowView,
  IncidentView,
  InstanceMoveView,
  InformantIdentityView,
  InformantView,
  LedgerRow,
  MatterView,
  MeView,
  MessageSettingsView,
  MessageView,
  MovedDeadline,
  MovedView,
  NoticeView,
  OverviewView,
  Page,
  PersonView,
  ProcessInstanceView,
  ProgressImportView,
  ReceiptView,
  ReminderView,
  SchemeDetailView,
  SchemeUseView,
  SchemeView,
  SearchHit,
  SourceDocumentView,
  SpecialReportView,
  SplitView,
  Tally,
  TimelineEntry,
  TodoView,
  UnitView,
} from './views';
