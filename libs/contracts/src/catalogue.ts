import type { z } from 'zod';
import * as archive from './commands/archive';
import * as assignment from './commands/assignment';
import * as directory from './commands/directory';
import * as matter from './commands/matter';
import * as course from './commands/matter-course';
import type { FactType } from './facts';
import type { Role } from './words';

/**
 * A row of the catalogue. The key is `<noun>.<verb>`: file `<verb>.ts`, route `POST /api/<noun>s/:id/<verb>`, job type.
 * - `by: 'person'`: a route; where a diagram binds a user task to it, the first of `completes` completes that task
 * - `by: 'process'`: a job of the engine, no route
 * - `subject`: what `:id` names, and the process variable that holds it
 */
export type CommandRow = Readonly<{
  zh: string;
  by: 'person' | 'process';
  input: z.ZodType;
  roles: readonly Role[];
  subject: 'matterId' | 'assignmentId' | 'documentId' | 'unitId' | 'personId';
  completes: readonly FactType[];
}>;

const person = <I extends z.ZodType>(
  zh: string,
  input: I,
  roles: readonly Role[],
  subject: CommandRow['subject'],
  completes: readonly FactType[],
): CommandRow & { input: I } => ({ zh, by: 'person', input, roles, subject, completes });
const process = <I extends z.ZodType>(
  zh: string,
  input: I,
  subject: CommandRow['subject'],
  completes: readonly FactType[],
): CommandRow & { input: I } => ({ zh, by: 'process', input, roles: [], subject, completes });

const desk: readonly Role[] = ['SUPERVISOR', 'SUPERVISION_CHIEF'];

/** Every command of the platform. */
export const commands = {
  'matter.register': person('登记', matter.RegisterMatter, ['INTAKE_CLERK', ...desk], 'matterId', [
    'matter.registered.v1',
  ]),
  'matter.draft-opinion': person('拟办', matter.DraftOpinion, desk, 'matterId', ['matter.opinion-drafted.v1']),
  'matter.check-opinion': person('立项审核', matter.CheckOpinion, ['SUPERVISION_CHIEF'], 'matterId', [
    'matter.opinion-checked.v1',
  ]),
  'matter.approve': person('立项审批', matter.ApproveMatter, ['OFFICE_DIRECTOR', 'GOV_HEAD', ...desk], 'matterId', [
    'matter.approved.v1',
    'matter.rejected.v1',
    'matter.sent-back.v1',
  ]),
  'matter.record-call': person('电话调度', matter.RecordCall, desk, 'matterId', ['matter.call-recorded.v1']),
  'matter.assign': process('转为已交办', matter.AssignMatter, 'matterId', ['matter.assigned.v1']),
  'matter.begin': process('转为办理中', matter.OfMatter, 'matterId', ['matter.begun.v1']),
  'matter.submit-for-review': process('转为审核中', matter.OfMatter, 'matterId', ['matter.submitted-for-review.v1']),
  'matter.await-feedback': process('转为反馈中', matter.OfMatter, 'matterId', ['matter.awaiting-feedback.v1']),
  'matter.present': process('呈报', matter.PresentMatter, 'matterId', ['matter.presented.v1']),
  'matter.decide-feedback': person('阅示', matter.DecideFeedback, ['GOV_HEAD', 'GOV_LEADER'], 'matterId', [
    'matter.closed.v1',
    'matter.reinstructed.v1',
  ]),
  'matter.archive': process('转为已归档', matter.OfMatter, 'matterId', ['matter.archived.v1']),
  'matter.confirm-approval': person('补签', course.ConfirmApproval, ['OFFICE_DIRECTOR', 'GOV_HEAD'], 'matterId', [
    'matter.approval-confirmed.v1',
  ]),
  'matter.grant-access': person(
    '扩大知悉范围',
    course.GrantAccess,
    ['SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_HEAD'],
    'matterId',
    ['matter.access-granted.v1'],
  ),
  'matter.upgrade': person('升级办理', course.UpgradeMatter, desk, 'matterId', ['matter.upgraded.v1']),
  'matter.revoke': person('撤销', course.RevokeMatter, ['GOV_HEAD', 'GOV_LEADER'], 'matterId', ['matter.revoked.v1']),
  'matter.suspend': person('中止', course.SuspendMatter, ['OFFICE_DIRECTOR', 'GOV_HEAD'], 'matterId', [
    'matter.suspended.v1',
  ]),
  'matter.resume': person('恢复', course.ResumeMatter, ['OFFICE_DIRECTOR', 'GOV_HEAD'], 'matterId', [
    'matter.resumed.v1',
  ]),
  'matter.merge': person('并案', course.MergeMatter, ['SUPERVISION_CHIEF', 'OFFICE_DIRECTOR'], 'matterId', [
    'matter.merged.v1',
  ]),
  'matter.add-instruction': person('再次批示', course.AddInstruction, ['GOV_HEAD', 'GOV_LEADER', ...desk], 'matterId', [
    'matter.instruction-added.v1',
  ]),
  'matter.change-leader': person(
    '领导变更',
    course.ChangeLeader,
    ['SUPERVISION_CHIEF', 'OFFICE_DIRECTOR'],
    'matterId',
    ['matter.leader-changed.v1'],
  ),
  'matter.read-report': person('已阅', course.ReadReport, ['GOV_HEAD', 'GOV_LEADER'], 'matterId', [
    'matter.report-read.v1',
  ]),
  'matter.close-as-presented': person('按已呈阅办结', course.CloseAsPresented, ['OFFICE_DIRECTOR'], 'matterId', [
    'matter.closed-as-presented.v1',
  ]),
  'matter.reopen': person('重新办理', course.ReopenMatter, ['OFFICE_DIRECTOR', 'GOV_HEAD'], 'matterId', [
    'matter.reopened.v1',
  ]),
  'matter.remind': process('提醒', course.RemindOfMatter, 'matterId', ['matter.reminded.v1']),

  'notice.draft': person('交办拟稿', assignment.DraftNotice, desk, 'matterId', ['notice.drafted.v1']),
  'notice.sign': person('督办通知签发', assignment.SignNotice, ['OFFICE_DIRECTOR'], 'matterId', [
    'notice.signed.v1',
    'notice.returned.v1',
  ]),

  'assignment.issue': process('下达', assignment.IssueAssignment, 'assignmentId', ['assignment.issued.v1']),
  'assignment.acknowledge': person('签收', assignment.AcknowledgeAssignment, ['LIAISON'], 'assignmentId', [
    'assignment.acknowledged.v1',
  ]),
  'assignment.report-progress': person(
    '进展反馈',
    assignment.ReportProgress,
    ['HANDLER', 'LIAISON', 'UNIT_LEADER'],
    'assignmentId',
    ['assignment.progress-reported.v1'],
  ),
  'assignment.submit-opinion': person(
    '协办意见',
    assignment.SubmitOpinion,
    ['HANDLER', 'LIAISON', 'UNIT_LEADER', 'UNIT_HEAD'],
    'assignmentId',
    ['assignment.opinion-submitted.v1'],
  ),
  'assignment.draft-report': person('办结报告起草', assignment.DraftReport, ['HANDLER', 'LIAISON'], 'assignmentId', [
    'assignment.report-drafted.v1',
  ]),
  'assignment.check-report': person('办结报告审核', assignment.CheckReport, ['UNIT_LEADER'], 'assignmentId', [
    'assignment.report-checked.v1',
  ]),
  'assignment.sign-report': person('办结报告签报', assignment.SignReport, ['UNIT_HEAD'], 'assignmentId', [
    'assignment.report-signed.v1',
  ]),
  'assignment.review': person('审核', assignment.ReviewAssignment, ['SUPERVISOR'], 'assignmentId', [
    'assignment.reviewed.v1',
  ]),
  'assignment.second-review': person('复审', assignment.SecondReview, ['SUPERVISION_CHIEF'], 'assignmentId', [
    'assignment.second-reviewed.v1',
  ]),
  'assignment.clear': process('销号', assignment.OfAssignment, 'assignmentId', ['assignment.cleared.v1']),
  'assignment.request-extension': person(
    '申请延期',
    assignment.RequestExtension,
    ['HANDLER', 'LIAISON', 'UNIT_LEADER', 'UNIT_HEAD'],
    'assignmentId',
    ['assignment.extension-requested.v1'],
  ),
  'assignment.decide-extension': person(
    '审批延期',
    assignment.DecideExtension,
    ['SUPERVISION_CHIEF', 'OFFICE_DIRECTOR'],
    'assignmentId',
    ['assignment.extension-decided.v1'],
  ),
  'assignment.urge': person('催办', assignment.UrgeAssignment, desk, 'assignmentId', ['assignment.urged.v1']),

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

  'unit.register': person('登记单位', directory.RegisterUnit, ['SYSTEM_ADMIN'], 'unitId', ['unit.registered.v1']),
  'person.appoint': person('登记人员', directory.AppointPerson, ['SYSTEM_ADMIN'], 'personId', ['person.appointed.v1']),
} as const satisfies Record<string, CommandRow>;

export type CommandName = keyof typeof commands;

/** `assignment.review` → `assignments`; `special-report.sign` → `special-reports`. */
export const nounOf = (command: string): string => command.slice(0, command.indexOf('.'));
export const verbOf = (command: string): string => command.slice(command.indexOf('.') + 1);
/** `POST` path of a command by a person: `/api/assignments/:id/review`. */
export const routeOf = (command: string): string => `/api/${nounOf(command)}s/:id/${verbOf(command)}`;

/** Fact type → the command whose user task it completes. */
export const completedBy: Readonly<Record<string, CommandName>> = Object.fromEntries(
  Object.entries(commands)
    .filter(([, row]) => row.by === 'person')
    .flatMap(([name, row]) => row.completes.map((fact) => [fact, name as CommandName])),
);
