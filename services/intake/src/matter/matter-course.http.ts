import { localDay } from '@duban/calendar';
import { bindCommands, type LookupRequest, type LookupEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { addInstruction } from './commands/add-instruction';
import { changeLeader } from './commands/change-leader';
import { closeAsPresented } from './commands/close-as-presented';
import { confirmApproval } from './commands/confirm-approval';
import { grantAccess } from './commands/grant-access';
import { merge, type MergeTarget } from './commands/merge';
import { readReport } from './commands/read-report';
import { recordSatisfaction } from './commands/record-satisfaction';
import { reopen } from './commands/reopen';
import { resume } from './commands/resume';
import { revoke } from './commands/revoke';
import { suspend } from './commands/suspend';
import { upgrade } from './commands/upgrade';
import { matter } from './matter';
import { matterStore } from './matter.store';
import { beforeClosed } from './rules/at-status';

/** The other matter, when it is open and the person may see it. */
const mergeTarget = async (
  _: LookupEnv,
  tx: Tx,
  __: unknown,
  { into }: { into: string },
  { id }: LookupRequest,
): Promise<MergeTarget> => {
  const [target] = await tx.query<{ id: string; title: string; no: string }>(
    `select id, title, coalesce(matter_no, state -> 'registration' ->> 'registerNo') as no from intake.matter
     where id = $1 and status = any($2) for share`,
    [into, beforeClosed],
  );
  return { id, target: target ?? null };
};

const today = async (
  _: LookupEnv,
  __: Tx,
  ___: unknown,
  ____: unknown,
  { now }: LookupRequest,
): Promise<{ today: string }> => ({ today: localDay(now) });

/** What may happen to a running matter beside its stages (domain 5.1, event sub-processes). */
export const matterCourseCommands = bindCommands(matter, matterStore, {
  'matter.confirm-approval': confirmApproval,
  'matter.grant-access': grantAccess,
  'matter.upgrade': upgrade,
  'matter.revoke': revoke,
  'matter.suspend': { decide: suspend, lookup: today },
  'matter.resume': resume,
  'matter.merge': { decide: merge, lookup: mergeTarget },
  'matter.add-instruction': addInstruction,
  'matter.change-leader': changeLeader,
  'matter.read-report': readReport,
  'matter.close-as-presented': closeAsPresented,
  'matter.record-satisfaction': recordSatisfaction,
  'matter.reopen': reopen,
});
