import * as bulletin from '../commands/campaign-bulletin';
import * as field from '../commands/campaign-field';
import { desk, everybody, person, process, type CommandRow } from './row';

const about = 'matterId';
const chief = ['SUPERVISION_CHIEF'] as const;

/** Commands of 大型督查活动 from 组织实施 to 跟踪督查 (2a–4), and of what comes up in the field. */
export const campaignFieldCommands = {
  'inspection.set-out': process('按方案派出', field.SetOutInspection, 'inspectionId', [
    'inspection.set-out.v1',
    'inspection.realigned.v1',
    'inspection.withdrawn.v1',
  ]),
  'campaign.hold-huddle': person('每日碰头', field.HoldHuddle, everybody, about, ['campaign.huddle-held.v1'], 'teamId'),
  'campaign.report-incident': person('重大突发情况报告', field.ReportIncident, everybody, about, [
    'campaign.incident-reported.v1',
  ]),
  'campaign.merge-findings': person('碰头会', field.MergeFindings, chief, about, ['campaign.findings-merged.v1']),
  'campaign.synthesize': person('情况综合', field.SynthesizeCampaign, chief, about, ['campaign.synthesized.v1']),
  'campaign.decide-synthesis': person('总报告审定', field.DecideSynthesis, ['GOV_HEAD'], about, [
    'campaign.synthesis-decided.v1',
  ]),
  'campaign.draft-bulletin': person('通报起草', bulletin.DraftCampaignBulletin, chief, about, [
    'campaign.bulletin-drafted.v1',
  ]),
  'campaign.sign-bulletin': person('通报签发', bulletin.SignCampaignBulletin, ['OFFICE_DIRECTOR', 'GOV_HEAD'], about, [
    'campaign.bulletin-signed.v1',
  ]),
  'campaign.publish-bulletin': process('通报印发', bulletin.PublishCampaignBulletin, about, [
    'campaign.bulletin-published.v1',
  ]),
  'campaign.plan-look-back': person('回头看方案', field.PlanLookBack, desk, about, ['campaign.look-back-planned.v1']),
  'campaign.look-back': person('回头看', field.LookBack, desk, about, ['campaign.looked-back.v1']),
  'campaign.close': process('活动收尾', field.CloseCampaign, about, ['campaign.closed.v1']),
  'misconduct.record': person('登记妨碍督查', field.RecordMisconduct, [...desk, 'OFFICE_DIRECTOR'], 'misconductId', [
    'misconduct.recorded.v1',
  ]),
  'material.access': person('登记调阅清单', field.AccessMaterials, [...desk, 'OFFICE_DIRECTOR'], 'materialId', [
    'material.accessed.v1',
  ]),
  'material.return': person('归还资料', field.ReturnMaterials, [...desk, 'OFFICE_DIRECTOR'], 'materialId', [
    'material.returned.v1',
  ]),
} as const satisfies Record<string, CommandRow>;
