export {
  ApproveMatter,
  AdmitUnits,
  AssignMatter,
  CancelCampaignMatter,
  CheckOpinion,
  ConcludeCampaign,
  DecideFeedback,
  DraftOpinion,
  MatterOrigin,
  OfMatter,
  PresentMatter,
  RecordCall,
  RegisterMatter,
} from './matter';
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
} from './matter-course';
export { EntrustInformant, Informant, RecordInformant, RevealInformant } from './informant';
export { CorrectSourceDocument, RegisterSourceDocument, ResolvedItem } from './source-document';
export {
  AmendPlan,
  ApprovePlan,
  CheckItem,
  CheckPlan,
  ClassifyItems,
  DecideItems,
  ClearItem,
  DraftPlan,
  OpenPeriod,
  ReviewUnitPlan,
  SubmitUnitPlan,
  SummarizePlan,
} from './supervision-plan';
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
} from './assignment';
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
} from './assignment-return';
export {
  AmendInspection,
  ConcludeInspection,
  DecideInspection,
  InspectionPhoto,
  InspectionPoint,
  OfInspection,
  PlanInspection,
  SubmitInspectionRecord,
} from './inspection';
export {
  AssignReviewers,
  DecideConclusion,
  DecideReconsideration,
  DraftConclusion,
  ExamineReconsideration,
  FileReconsideration,
  OfConclusion,
  OfReconsideration,
  ReceiveConclusion,
  ReconsiderConclusion,
  ReviewReconsideration,
  WithdrawnFinding,
} from './reconsideration';
export { ConfirmClue, DecideClue, HandOverClue, RecordClueReply, RegisterClue } from './clue-transfer';
export {
  ApproveOutcome,
  ArrangeTalk,
  CheckOutcome,
  ExecuteOutcome,
  ExplainOutcome,
  ProposeOutcomeOf,
  RecordOutcomeReply,
  RecordTalk,
  TracedStep,
} from './outcome';
export {
  CheckRectification,
  FindingToRectify,
  FixAtOnce,
  GeneralizeFinding,
  IssueRectification,
  IssueToPeer,
  OfRectification,
  ReissueRectification,
  RectificationMeasure,
  ReportRectification,
  ReportRectificationProgress,
  SubmitRectificationPlan,
  WithdrawFindings,
} from './rectification';
export {
  EscalateCoordination,
  OfCoordination,
  OpenCoordination,
  RequestCoordination,
  ResolveCoordination,
} from './coordination';
export {
  AcceptDossier,
  AppraiseDossier,
  DraftSpecialReport,
  IssueDocument,
  OfDossier,
  SignSpecialReport,
  SupplementDossier,
} from './archive';
export { EndDelegation, GrantDelegation } from './delegation';
export { DraftScheme, PublishScheme } from './scheme';
export { CalendarTable, DraftCalendar, PublishCalendar } from './calendar';
export { AppointPerson, ChangePassword, RegisterUnit, SignIn } from './directory';
export {
  ApplyOffProgram,
  ApproveAnnualProgram,
  ApproveOffProgram,
  CheckAnnualProgram,
  DraftAnnualProgram,
  EndorseOffProgram,
  ProgramEntry,
} from './annual-program';
export { ApproveDesignation, EndDesignation, ProposeDesignation } from './designation';
export { CheckFrequency } from './frequency';
export {
  ApproveResearchReport,
  CheckResearchReport,
  DecideSuggestion,
  DraftResearchReport,
  FollowSuggestion,
  ResearchSuggestion,
} from './research-report';
export {
  AnswerSurvey,
  CloseSurvey,
  DecideSurvey,
  DraftSurvey,
  RecordSurveyResponse,
  type SurveyAnswers,
  SurveyQuestion,
  SurveyToken,
} from './survey';
export * from './campaign-bulletin';
export * from './campaign-field';
export * from './campaign';
export * from './inspection-team';
