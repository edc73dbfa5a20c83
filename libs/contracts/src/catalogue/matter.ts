import * as matter from '../commands/matter';
import * as course from '../commands/matter-course';
import { desk, person, process, type CommandRow } from './row';

/** Commands of 立项登记. */
export const matterCommands = {
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
  'matter.admit': process('新单位知悉', matter.AdmitUnits, 'matterId', ['matter.units-admitted.v1']),
  'matter.begin': process('转为办理中', matter.OfMatter, 'matterId', ['matter.begun.v1']),
  'matter.submit-for-review': process('转为审核中', matter.OfMatter, 'matterId', ['matter.submitted-for-review.v1']),
  'matter.await-feedback': process('转为反馈中', matter.OfMatter, 'matterId', ['matter.awaiting-feedback.v1']),
  'matter.present': process('呈报', matter.PresentMatter, 'matterId', ['matter.presented.v1']),
  'matter.decide-feedback': person('阅示', matter.DecideFeedback, ['GOV_HEAD', 'GOV_LEADER'], 'matterId', [
    'matter.closed.v1',
    'matter.reinstructed.v1',
  ]),
  'matter.cancel-campaign': process('活动取消', matter.CancelCampaignMatter, 'matterId', [
    'matter.campaign-cancelled.v1',
  ]),
  'matter.conclude-campaign': process('督查活动办结', matter.ConcludeCampaign, 'matterId', [
    'matter.campaign-concluded.v1',
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
  'matter.record-satisfaction': person('登记回访', course.RecordSatisfaction, desk, 'matterId', [
    'matter.satisfaction-recorded.v1',
  ]),
  'matter.remind': process('提醒', course.RemindOfMatter, 'matterId', ['matter.reminded.v1']),
} as const satisfies Record<string, CommandRow>;
