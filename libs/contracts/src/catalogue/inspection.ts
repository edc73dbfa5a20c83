import * as inspection from '../commands/inspection';
import { desk, everybody, person, process, type CommandRow } from './row';

const about = 'inspectionId';

/** Commands of 实地核查、暗访 (SP-6): for the supervision body, and for whoever is in the team of a check. */
export const inspectionCommands = {
  'inspection.plan': person('制定核查方案', inspection.PlanInspection, desk, about, ['inspection.planned.v1']),
  'inspection.amend': person('变更核查方案', inspection.AmendInspection, desk, about, ['inspection.amended.v1']),
  'inspection.decide': person('核查方案审批', inspection.DecideInspection, ['SUPERVISION_CHIEF'], about, [
    'inspection.decided.v1',
  ]),
  'inspection.notify': process('明查通知', inspection.OfInspection, about, ['inspection.notified.v1']),
  'inspection-record.submit': person(
    '报送督查底稿',
    inspection.SubmitInspectionRecord,
    everybody,
    'inspectionRecordId',
    ['inspection-record.submitted.v1'],
  ),
  'inspection.conclude': person('核查结果', inspection.ConcludeInspection, desk, about, ['inspection.concluded.v1']),
} as const satisfies Record<string, CommandRow>;
