import { type Attachment, type FactType } from '@duban/contracts';
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

const REOPENED = 'matter.reopened.v1';
const ends = ['matter.closed.v1', 'matter.call-recorded.v1', 'matter.rejected.v1', 'matter.revoked.v1'];

/** Whether the matter has ended, as far as its facts have arrived here, and was not reopened since. */
export const hasEnded = async (tx: Tx, matterId: string): Promise<boolean> => {
  const [last] = await tx.query<{ type: string }>(
    'select type from archive.material where matter_id = $1 and type = any($2) order by at desc, id desc limit 1',
    [matterId, [...ends, REOPENED]],
  );
  return last !== undefined && last.type !== REOPENED;
};

/** Whether the matter was handled as a 大型决策督查. */
export const isCampaign = async (tx: Tx, matterId: string): Promise<boolean> => {
  const rows = await tx.query(
    `select 1 from archive.material where matter_id = $1 and type = 'matter.campaign-opened.v1' limit 1`,
    [matterId],
  );
  return rows.length > 0;
};

/** Until the fact that ends a matter has arrived here, the dossier cannot be complete, and the job is tried again. */
export const assertEnded = async (tx: Tx, matterId: string): Promise<void> => {
  if (!(await hasEnded(tx, matterId))) throw new Conflict('the facts of the matter have not all arrived');
};

type Row = Checklist[number];
const row = (name: string, present: boolean, required: boolean): Row => ({ name, present, required });

/** What does not happen in every matter, and where it did belongs in the dossier. */
const happenings: readonly (readonly [name: string, ...types: FactType[]])[] = [
  ['退办记录', 'assignment.return-requested.v1'],
  ['延期审批', 'assignment.extension-decided.v1', 'assignment.extension-lapsed.v1'],
  ['协调记录', 'coordination.requested.v1', 'coordination.opened.v1'],
  ['逾期说明', 'assignment.overdue-explained.v1'],
  ['中止与恢复', 'matter.suspended.v1'],
];

/** 催办与督查单: each 督查单 that was served is there as a document. */
const urgingOf = (materials: readonly Material[]): Row => {
  const numbers = (type: FactType): unknown[] =>
    materials.filter((m) => m.type === type).map((m) => m.data['documentNo']);
  const [served, issued] = [numbers('assignment.notice-served.v1'), numbers('document.issued.v1')];
  const happened = served.length > 0 || materials.some((m) => m.type === 'assignment.urged.v1');
  return row('催办与督查单', happened && served.every((no) => issued.includes(no)), happened);
};

/** What is put to a unit in writing belongs in the dossier with its letter. */
const letters: readonly (readonly [name: string, fact: FactType, kind: string])[] = [
  ['整改通知书', 'rectification.issued.v1', 'RECTIFICATION_NOTICE'],
  ['督查结论书', 'conclusion.delivered.v1', 'CONCLUSION'],
  ['复核决定书', 'reconsideration.decided.v1', 'RECONSIDERATION_DECISION'],
  ['约谈通知书', 'outcome.talk-arranged.v1', 'ADMONISH_NOTICE'],
];

/** 归档清单, by the path the matter took. */
export const checklistOf = (materials: readonly Material[]): Checklist => {
  const has = (...types: string[]): boolean => materials.some((m) => types.includes(m.type));
  const simple = has('matter.call-recorded.v1') && !has('matter.upgraded.v1');
  const issued = materials.filter((m) => m.type === 'document.issued.v1').map((m) => m.data['kind']);
  const courses = [
    urgingOf(materials),
    ...happenings.map(([name, ...types]) => row(name, has(...types), has(...types))),
    ...letters.map(([name, fact, kind]) => row(name, issued.includes(kind), has(fact))),
  ];
  const happened = courses.filter(({ required }) => required);
  if (has('matter.revoked.v1', 'matter.rejected.v1'))
    return [
      row('来源件(批示)', has('matter.registered.v1'), true),
      row('拟办意见', has('matter.opinion-drafted.v1'), !has('matter.revoked.v1')),
      row(has('matter.revoked.v1') ? '撤销依据' : '不予立项意见', true, true),
      row('督办通知', issued.includes('ASSIGNMENT_NOTICE'), false),
      row('签收记录', has('assignment.acknowledged.v1'), false),
      ...happened,
    ];
  if (simple)
    return [
      row('来源件(批示)', has('matter.registered.v1'), true),
      row('拟办意见', has('matter.opinion-drafted.v1'), true),
      row('电话调度记录', true, true),
      ...happened,
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
    ...courses,
  ];
};
