import { type Attachment } from '@duban/contracts';
import { Conflict } from '@duban/kernel';
import { type Tx } from '@duban/persistence';
import { type Checklist } from './commands/collect';

export type Material = {
  type: string;
  at: string;
  title: string;
  detail: string;
  by: string;
  data: Record<string, unknown>;
  files: Attachment[];
};

export const materialsOf = (tx: Tx, matterId: string): Promise<Material[]> =>
  tx.query<Material>(
    `select type, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, title, detail, by_name as by, data, files
     from archive.material where matter_id = $1 order by archive.material.at, id`,
    [matterId],
  );

/** The facts that end a matter: until one has arrived here, the dossier cannot be complete, and the job is tried again. */
export const assertEnded = (materials: readonly Material[]): void => {
  const ends = ['matter.closed.v1', 'matter.call-recorded.v1', 'matter.rejected.v1', 'matter.revoked.v1'];
  if (!materials.some((m) => ends.includes(m.type))) throw new Conflict('the facts of the matter have not all arrived');
};

/** 归档清单, by the path the matter took. */
export const checklistOf = (materials: readonly Material[]): Checklist => {
  const has = (...types: string[]): boolean => materials.some((m) => types.includes(m.type));
  const simple = has('matter.call-recorded.v1') && !has('matter.upgraded.v1');
  const issued = materials.filter((m) => m.type === 'document.issued.v1').map((m) => m.data['kind']);
  const row = (name: string, present: boolean, required: boolean) => ({ name, present, required });
  if (has('matter.revoked.v1', 'matter.rejected.v1'))
    return [
      row('来源件(批示)', has('matter.registered.v1'), true),
      row('拟办意见', has('matter.opinion-drafted.v1'), !has('matter.revoked.v1')),
      row(has('matter.revoked.v1') ? '撤销依据' : '不予立项意见', true, true),
      row('督办通知', issued.includes('ASSIGNMENT_NOTICE'), false),
      row('签收记录', has('assignment.acknowledged.v1'), false),
    ];
  if (simple)
    return [
      row('来源件(批示)', has('matter.registered.v1'), true),
      row('拟办意见', has('matter.opinion-drafted.v1'), true),
      row('电话调度记录', true, true),
    ];
  return [
    row('来源件(批示)', has('matter.registered.v1'), true),
    row('拟办意见', has('matter.opinion-drafted.v1'), true),
    row('立项审批', has('matter.approved.v1'), true),
    row('督办通知', issued.includes('ASSIGNMENT_NOTICE'), true),
    row('签收记录', has('assignment.acknowledged.v1'), true),
    row('办结报告', has('assignment.report-signed.v1'), true),
    row(
      '佐证材料',
      materials.some((m) => m.type === 'assignment.report-drafted.v1' && m.files.length > 0),
      true,
    ),
    row('审核意见', has('assignment.reviewed.v1'), true),
    row('督查专报', issued.includes('SPECIAL_REPORT'), true),
    row('领导阅示', has('matter.closed.v1'), true),
    row('进展反馈', has('assignment.progress-reported.v1'), false),
    row('催办记录', has('assignment.urged.v1'), false),
    row('延期审批', has('assignment.extension-decided.v1'), false),
  ];
};
