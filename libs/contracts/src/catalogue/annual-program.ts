import * as program from '../commands/annual-program';
import * as designation from '../commands/designation';
import { desk, person, type CommandRow } from './row';

const about = 'annualProgramId';

/** Commands of 年度督查检查计划 and of 政府指定, which it needs. */
export const annualProgramCommands = {
  'annual-program.draft': person('编制年度督查检查计划', program.DraftAnnualProgram, desk, about, [
    'annual-program.drafted.v1',
  ]),
  'annual-program.check': person('年度计划审核', program.CheckAnnualProgram, ['OFFICE_DIRECTOR'], about, [
    'annual-program.checked.v1',
  ]),
  'annual-program.approve': person('年度计划批准', program.ApproveAnnualProgram, ['GOV_HEAD'], about, [
    'annual-program.approved.v1',
  ]),
  'annual-program.apply-off-program': person('计划外一事一报', program.ApplyOffProgram, desk, about, [
    'annual-program.off-program-applied.v1',
  ]),
  'annual-program.endorse-off-program': person('一事一报签批', program.EndorseOffProgram, ['GOV_LEADER'], about, [
    'annual-program.off-program-endorsed.v1',
  ]),
  'annual-program.approve-off-program': person('一事一报批准', program.ApproveOffProgram, ['GOV_HEAD'], about, [
    'annual-program.off-program-approved.v1',
  ]),

  'designation.propose': person('提出政府指定', designation.ProposeDesignation, desk, 'designationId', [
    'designation.proposed.v1',
  ]),
  'designation.approve': person('政府指定批准', designation.ApproveDesignation, ['GOV_HEAD'], 'designationId', [
    'designation.approved.v1',
  ]),
  'designation.end': person(
    '终止政府指定',
    designation.EndDesignation,
    ['OFFICE_DIRECTOR', 'GOV_HEAD'],
    'designationId',
    ['designation.ended.v1'],
  ),
} as const satisfies Record<string, CommandRow>;
