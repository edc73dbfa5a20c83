import * as calendar from '../commands/calendar';
import * as delegation from '../commands/delegation';
import * as directory from '../commands/directory';
import * as scheme from '../commands/scheme';
import { person, type CommandRow } from './row';
import * as w from '../words';

const keepers: readonly w.Role[] = ['SYSTEM_ADMIN', 'OFFICE_DIRECTOR'];

/** Whoever holds a position may delegate it. */
const everybody = Object.keys(w.role) as w.Role[];

/** Commands of 组织机构. */
export const directoryCommands = {
  'unit.register': person('登记单位', directory.RegisterUnit, ['SYSTEM_ADMIN'], 'unitId', ['unit.registered.v1']),
  'person.appoint': person('登记人员', directory.AppointPerson, ['SYSTEM_ADMIN'], 'personId', ['person.appointed.v1']),

  'scheme.draft': person('拟订制度方案', scheme.DraftScheme, ['OFFICE_DIRECTOR', 'SUPERVISION_CHIEF'], 'schemeId', [
    'scheme.drafted.v1',
  ]),
  'scheme.publish': person('发布制度方案', scheme.PublishScheme, ['OFFICE_DIRECTOR', 'GOV_HEAD'], 'schemeId', [
    'scheme.published.v1',
  ]),
  'calendar.draft': person('工作日历拟稿', calendar.DraftCalendar, keepers, 'calendarId', ['calendar.drafted.v1']),
  'calendar.publish': person('工作日历公布', calendar.PublishCalendar, keepers, 'calendarId', [
    'calendar.published.v1',
  ]),

  'delegation.grant': person('授予代理', delegation.GrantDelegation, everybody, 'delegationId', [
    'delegation.granted.v1',
  ]),
  'delegation.end': person('终止代理', delegation.EndDelegation, everybody, 'delegationId', ['delegation.ended.v1']),
} as const satisfies Record<string, CommandRow>;
