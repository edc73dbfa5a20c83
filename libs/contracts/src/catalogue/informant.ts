import * as informant from '../commands/informant';
import { desk, person, type CommandRow } from './row';

/** Commands about who gave the lead: for the supervision body alone. */
export const informantCommands = {
  'informant.record': person('登记反映人', informant.RecordInformant, ['INTAKE_CLERK', ...desk], 'matterId', [
    'informant.recorded.v1',
  ]),
  'informant.reveal': person(
    '查看反映人',
    informant.RevealInformant,
    ['INTAKE_CLERK', ...desk, 'OFFICE_DIRECTOR'],
    'matterId',
    ['informant.revealed.v1'],
  ),
  'informant.entrust': person('指定反映人知悉人', informant.EntrustInformant, ['OFFICE_DIRECTOR'], 'matterId', [
    'informant.entrusted.v1',
  ]),
} as const satisfies Record<string, CommandRow>;
