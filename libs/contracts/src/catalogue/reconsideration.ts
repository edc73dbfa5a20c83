import * as reconsideration from '../commands/reconsideration';
import { desk, person, process, type CommandRow } from './row';

const [one, again] = ['conclusionId', 'reconsiderationId'] as const;

/** Commands of 督查结论 and 复核 (SP-7). */
export const reconsiderationCommands = {
  'conclusion.draft': person('起草督查结论', reconsideration.DraftConclusion, desk, one, ['conclusion.drafted.v1']),
  'conclusion.decide': person(
    '督查结论审定',
    reconsideration.DecideConclusion,
    ['OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD'],
    one,
    ['conclusion.decided.v1'],
  ),
  'conclusion.deliver': process('结论送达', reconsideration.OfConclusion, one, ['conclusion.delivered.v1']),
  'conclusion.receive': person('签收结论', reconsideration.ReceiveConclusion, ['LIAISON', 'UNIT_HEAD'], one, [
    'conclusion.received.v1',
  ]),
  'conclusion.reconsider': process('按复核决定变更结论', reconsideration.ReconsiderConclusion, one, [
    'conclusion.reconsidered.v1',
  ]),
  'reconsideration.file': person('申请复核', reconsideration.FileReconsideration, ['UNIT_HEAD'], again, [
    'reconsideration.filed.v1',
  ]),
  'reconsideration.examine': person(
    '复核受理审查',
    reconsideration.ExamineReconsideration,
    ['SUPERVISION_CHIEF', 'OFFICE_DIRECTOR'],
    again,
    ['reconsideration.examined.v1'],
  ),
  'reconsideration.assign-reviewers': person(
    '指定复核人员',
    reconsideration.AssignReviewers,
    ['OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD'],
    again,
    ['reconsideration.reviewers-assigned.v1'],
  ),
  'reconsideration.review': person(
    '复核意见',
    reconsideration.ReviewReconsideration,
    [...desk, 'INTAKE_CLERK', 'OFFICE_DIRECTOR'],
    again,
    ['reconsideration.reviewed.v1'],
  ),
  'reconsideration.decide': person('复核决定', reconsideration.DecideReconsideration, ['GOV_HEAD'], again, [
    'reconsideration.decided.v1',
  ]),
  'reconsideration.remind': process('复核到期提醒', reconsideration.OfReconsideration, again, [
    'reconsideration.reminded.v1',
  ]),
} as const satisfies Record<string, CommandRow>;
