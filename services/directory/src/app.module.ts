import { classifiedRefusals, type ServiceDefinition } from '@duban/host';
import { AccountHttp } from './account/account.http';
import { openFirstAccount } from './account/bootstrap';
import { CalendarQueries } from './calendar/calendar.queries';
import { calendarCommands } from './calendar/calendar.http';
import { delegationCommands } from './delegation/delegation.http';
import { delegationListener } from './delegation/delegation.listener';
import { DelegationQueries } from './delegation/delegation.queries';
import { directoryCommands } from './directory.http';
import { DirectoryQueries } from './directory.queries';
import { directoryTables } from './migrations/0001-directory';
import { schemeTable } from './migrations/0002-scheme';
import { schemeCommands } from './scheme/scheme.http';
import { SchemeQueries } from './scheme/scheme.queries';
import { calendarTable } from './migrations/0003-calendar';
import { delegationTable } from './migrations/0004-delegation';
import { failedSignInTable } from './migrations/0005-failed-sign-in';

/** What the operator says of the first administrator: the region it belongs to, and the password if not a made one. */
export type DirectoryOptions = Readonly<{
  region: string;
  adminPassword?: string | undefined;
  say: (line: string) => void;
}>;

/** 组织机构: regions, units, people, their positions and delegations, schemes, work calendars, accounts and sign-in. */
export const definition = ({ region, adminPassword, say }: DirectoryOptions): ServiceDefinition => ({
  name: 'directory',
  zh: '组织机构',
  migrations: [
    classifiedRefusals('directory'),
    directoryTables,
    schemeTable,
    calendarTable,
    delegationTable,
    failedSignInTable,
  ],
  commands: [...directoryCommands, ...schemeCommands, ...calendarCommands, ...delegationCommands],
  queries: [DirectoryQueries, SchemeQueries, CalendarQueries, DelegationQueries, AccountHttp],
  listeners: delegationListener,
  // The administrator acts on the whole region's directory, which is no business content.
  scopeOf: (actor) => ({ scope: 'region', region: actor.region }),
  start: async (env) => {
    const password = await openFirstAccount(env, region, adminPassword);
    if (password && !adminPassword) say(`系统管理员账号 sysadmin,初始口令 ${password}(首次登录须修改)`);
  },
});
