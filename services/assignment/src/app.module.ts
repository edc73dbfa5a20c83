import { classifiedRefusals, type ServiceDefinition } from '@duban/host';
import { annualProgramCommands } from './annual-program/annual-program.http';
import { AnnualProgramQueries } from './annual-program/annual-program.queries';
import { assignmentCommands } from './assignment/assignment.http';
import { assignmentJobs } from './assignment/assignment.jobs';
import { assignmentListener } from './assignment/assignment.listener';
import { AssignmentQueries } from './assignment/assignment.queries';
import { CalendarPreviewHttp } from './assignment/calendar-preview.http';
import { ClockQueries } from './assignment/clock.queries';
import { matterListener } from './assignment/matter.listener';
import { recountListener, recountProvisional } from './assignment/recount.listener';
import { returnCommands } from './assignment/return.http';
import { CheckMonthHttp, FrequencyHttp } from './campaign/frequency.http';
import { campaignCommands } from './campaign/campaign.http';
import { CampaignQueries } from './campaign/campaign.queries';
import { clueTransferCommands } from './clue-transfer/clue-transfer.http';
import { ClueTransferQueries } from './clue-transfer/clue-transfer.queries';
import { campaignFieldCommands } from './campaign/field.http';
import { CampaignFieldQueries } from './campaign/field.queries';
import { CampaignReportHttp } from './campaign/report.http';
import { coordinationCommands } from './coordination/coordination.http';
import { coordinationJobs } from './coordination/coordination.jobs';
import { CoordinationQueries } from './coordination/coordination.queries';
import { designationCommands } from './designation/designation.http';
import { DesignationQueries } from './designation/designation.queries';
import { inspectionCommands } from './inspection/inspection.http';
import { InspectionQueries } from './inspection/inspection.queries';
import { inspectionTeamCommands } from './inspection-team/inspection-team.http';
import { InspectionTeamQueries } from './inspection-team/inspection-team.queries';
import { materialCommands } from './material/material.http';
import { assignmentTables } from './migrations/0001-assignment';
import { matterScheme } from './migrations/0002-matter-scheme';
import { matterCategory } from './migrations/0003-matter-category';
import { serialTable } from './migrations/0004-serial';
import { clock } from './migrations/0005-clock';
import { coordinationTable } from './migrations/0006-coordination';
import { subjectTable } from './migrations/0007-subject';
import { rectificationTable } from './migrations/0008-rectification';
import { inspectionTables } from './migrations/0009-inspection';
import { supervisionPlanTable } from './migrations/0010-supervision-plan';
import { reconsiderationTables } from './migrations/0011-reconsideration';
import { outcomeTable } from './migrations/0012-outcome';
import { annualProgramTable } from './migrations/0014-annual-program';
import { researchTables } from './migrations/0015-research';
import { campaignTables } from './migrations/0013-campaign';
import { clueTransferTable } from './migrations/0016-clue-transfer';
import { campaignFieldTables } from './migrations/0017-campaign-field';
import { teamPersons } from './migrations/0018-team-persons';
import { findingMatter } from './migrations/0019-finding-matter';
import { fieldPersons } from './migrations/0020-field-persons';
import { misconductCommands } from './misconduct/misconduct.http';
import { noticeCommands } from './notice/notice.http';
import { NoticeQueries } from './notice/notice.queries';
import { outcomeCommands } from './outcome/outcome.http';
import { OutcomeQueries } from './outcome/outcome.queries';
import { reconsiderationCommands } from './reconsideration/reconsideration.http';
import { ReconsiderationQueries } from './reconsideration/reconsideration.queries';
import { rectificationCommands } from './rectification/rectification.http';
import { RectificationQueries } from './rectification/rectification.queries';
import { OutcomeHttp } from './plan/outcome.http';
import { planCommands } from './plan/plan.http';
import { DossierQueries } from './plan/dossier.queries';
import { PlanQueries } from './plan/plan.queries';
import { researchReportCommands } from './research/research-report.http';
import { ResearchReportHttp } from './research/report.http';
import { ResearchQueries } from './research/research-report.queries';
import { selfCheckCommands } from './self-check/self-check.http';
import { SelfCheckQueries } from './self-check/self-check.queries';
import { subjectListener } from './subject/subject.listener';

import { PublicSurveyHttp } from './survey/public-survey.http';
import { surveyCommands } from './survey/survey.http';
import { SurveyQueries } from './survey/survey.queries';

/** 交办: notices, assignments with their clocks, reports, reviews, extensions and urging. */
export const definition: ServiceDefinition = {
  name: 'assignment',
  zh: '交办',
  migrations: [
    classifiedRefusals('assignment'),
    assignmentTables,
    matterScheme,
    matterCategory,
    serialTable,
    clock,
    coordinationTable,
    subjectTable,
    rectificationTable,
    inspectionTables,
    supervisionPlanTable,
    reconsiderationTables,
    outcomeTable,
    annualProgramTable,
    researchTables,
    campaignTables,
    clueTransferTable,
    campaignFieldTables,
    teamPersons,
    findingMatter,
    fieldPersons,
  ],
  commands: [
    ...noticeCommands,
    ...assignmentCommands,
    ...returnCommands,
    ...assignmentJobs,
    ...planCommands,
    ...campaignCommands,
    ...campaignFieldCommands,
    ...misconductCommands,
    ...materialCommands,
    ...inspectionTeamCommands,
    ...selfCheckCommands,
    ...coordinationCommands,
    ...coordinationJobs,
    ...rectificationCommands,
    ...inspectionCommands,
    ...reconsiderationCommands,
    ...outcomeCommands,
    ...annualProgramCommands,
    ...designationCommands,
    ...surveyCommands,
    ...researchReportCommands,
    ...clueTransferCommands,
  ],
  queries: [
    NoticeQueries,
    AssignmentQueries,
    CoordinationQueries,
    ClockQueries,
    FrequencyHttp,
    CheckMonthHttp,
    AnnualProgramQueries,
    DesignationQueries,
    SurveyQueries,
    PublicSurveyHttp,
    ResearchQueries,
    ResearchReportHttp,
    CalendarPreviewHttp,
    RectificationQueries,
    InspectionQueries,
    PlanQueries,
    CampaignQueries,
    CampaignFieldQueries,
    CampaignReportHttp,
    InspectionTeamQueries,
    SelfCheckQueries,
    DossierQueries,
    ReconsiderationQueries,
    OutcomeQueries,
    ClueTransferQueries,
    OutcomeHttp,
  ],
  listeners: (env) => ({
    ...assignmentListener(),
    ...matterListener(env),
    ...recountListener(env),
    ...subjectListener,
  }),
  start: recountProvisional,
  restricted: {
    notice: 'id',
    assignment: 'matter_id',
    matter_terms: 'matter_id',
    matter_scheme: 'matter_id',
    serial: 'matter_id',
    coordination: 'matter_id',
    rectification: 'matter_id',
    inspection: 'matter_id',
    conclusion: 'matter_id',
    reconsideration: 'matter_id',
    outcome: 'matter_id',
    inspection_record: 'matter_id',
    survey: 'matter_id',
    survey_response: 'matter_id',
    research_report: 'matter_id',
    misconduct: 'matter_id',
    material: 'matter_id',
    supervision_plan: 'id',
    campaign: 'id',
    inspection_team: 'matter_id',
    self_check: 'matter_id',
  },
};
