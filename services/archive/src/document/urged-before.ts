import { type IssueDocument } from '@duban/contracts';
import { chineseDate } from '@duban/documents';
import { type Tx } from '@duban/persistence';

/** 前次催办 on a 督查单: the calls, visits and notices before it, as the facts of the assignment tell them. */
export const withUrgedBefore = async (tx: Tx, command: IssueDocument): Promise<IssueDocument> => {
  if (command.kind !== 'URGE_NOTICE' || command.urgedBefore.length > 0) return command;
  const rows = await tx.query<{ at: string; title: string; detail: string }>(
    `select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, title, detail
     from archive.material where matter_id = $1 and stream = $2 and type = any($3) order by archive.material.at, id`,
    [command.matterId, command.assignmentId, ['assignment.urged.v1', 'assignment.notice-served.v1']],
  );
  return { ...command, urgedBefore: rows.map(({ at, title, detail }) => `${chineseDate(at)}${title}:${detail}`) };
};
