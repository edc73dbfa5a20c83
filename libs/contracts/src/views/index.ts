export type { AnnualProgramView, DesignationView } from './annual-program';
export type { DocumentView, DossierView, SpecialReportView } from './archive';
export type { AssignmentView, CoordinationView, NoticeView } from './assignment';
export type { CalendarPreviewView, CalendarsView, CalendarView, ClockView, MovedDeadline } from './calendar';
export type { ClueTransferView } from './clue-transfer';
export type { InformantIdentityView, InformantView } from './informant';
export type { DuplicateView, MatterView } from './matter';
export type { DeliveryView, MessageSettingsView, MessageView, ReceiptView } from './message';
export type { ReminderView } from './notification';
export type { MeView, PersonView, UnitView } from './people';
export type {
  FiguresView,
  LedgerRow,
  OverviewView,
  Page,
  ProgressImportView,
  SearchHit,
  Tally,
  TimelineEntry,
} from './reporting';
export type {
  DiagramInstanceView,
  DiagramVersionsView,
  FactFlowView,
  HolderView,
  IncidentView,
  InstanceMoveView,
  MovedView,
  ProcessInstanceView,
  TodoView,
} from './workflow';
export type { SourceDocumentView, SplitView } from './source-document';
export type { CheckMonthView, FrequencyView } from './frequency';
export type { CampaignPlanView, CampaignView, InspectionTeamView, SelfCheckView } from './campaign';
export type { CampaignFieldView, FoundView } from './campaign-field';
export type { InspectionRecordView, InspectionView } from './inspection';
export type { ConclusionView, ReconsiderationView } from './reconsideration';
export type { OutcomeView, TraceStepView } from './outcome';
export type { RectificationView } from './rectification';
export type {
  PublicSurveyView,
  ResearchReportView,
  ResearchTopicView,
  SurveyLinkView,
  SurveyResultsView,
  SurveyView,
} from './research';
export type { ItemDossierView, PlanItemView, SupervisionPlanView } from './supervision-plan';
export type { SchemeDetailView, SchemeUseView, SchemeView } from './scheme';
export type { DelegationView } from './delegation';
