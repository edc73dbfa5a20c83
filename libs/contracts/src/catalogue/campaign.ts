import * as campaign from '../commands/campaign';
import * as team from '../commands/inspection-team';
import { desk, everybody, person, process, unit, type CommandRow } from './row';

const about = 'inspectionTeamId';

/** Commands of 大型决策督查 up to the departure (domain 5.3, 1a–1d). */
export const campaignCommands = {
  'campaign.draft': person('草拟督查预案', campaign.DraftCampaign, desk, 'matterId', ['campaign.drafted.v1']),
  'campaign.endorse': person('督查方案审核', campaign.EndorseCampaign, ['OFFICE_DIRECTOR', 'GOV_LEADER'], 'matterId', [
    'campaign.endorsed.v1',
  ]),
  'campaign.approve': person('督查方案审定', campaign.ApproveCampaign, ['GOV_HEAD'], 'matterId', [
    'campaign.approved.v1',
    'campaign.amendment-approved.v1',
    'campaign.returned.v1',
  ]),
  'campaign.amend': person('变更督查方案', campaign.AmendCampaign, desk, 'matterId', ['campaign.amended.v1']),
  'campaign.notify': process('督查通知', campaign.NotifyCampaign, 'matterId', ['campaign.notified.v1']),
  'campaign.begin': process('转为实施', campaign.OfCampaign, 'matterId', ['campaign.begun.v1']),
  'campaign.cancel': person('取消督查活动', campaign.CancelCampaign, ['GOV_HEAD'], 'matterId', [
    'campaign.cancelled.v1',
  ]),
  'inspection-team.form': process('组建督查组', team.FormTeam, about, ['inspection-team.formed.v1']),
  'inspection-team.declare': person('回避声明和纪律承诺', team.DeclareForTeam, everybody, about, [
    'inspection-team.declared.v1',
  ]),
  'inspection-team.train': person('督查培训', team.TrainTeam, desk, about, ['inspection-team.trained.v1']),
  'inspection-team.replace': person(
    '调整督查组人员',
    team.ReplaceMember,
    ['SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_HEAD'],
    about,
    ['inspection-team.replaced.v1'],
  ),
  'inspection-team.depart': person('督查组出发', team.DepartTeam, everybody, about, ['inspection-team.departed.v1']),
  'self-check.ask': process('要求自查', team.AskSelfCheck, 'selfCheckId', ['self-check.asked.v1']),
  'self-check.submit': person('报送自查报告', team.SubmitSelfCheck, unit, 'selfCheckId', ['self-check.submitted.v1']),
} as const satisfies Record<string, CommandRow>;
