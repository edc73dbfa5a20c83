import * as directory from '../commands/directory';
import { person, type CommandRow } from './row';

/** Commands of 组织机构. */
export const directoryCommands = {
  'unit.register': person('登记单位', directory.RegisterUnit, ['SYSTEM_ADMIN'], 'unitId', ['unit.registered.v1']),
  'person.appoint': person('登记人员', directory.AppointPerson, ['SYSTEM_ADMIN'], 'personId', ['person.appointed.v1']),
} as const satisfies Record<string, CommandRow>;
