import { countDeadline } from '@duban/calendar';
import { type DraftOpinion, type MatterOrigin, type RegisterMatter } from '@duban/contracts';
import { bindCommands, type LookupRequest, type LookupEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { approve } from './commands/approve';
import { checkOpinion } from './commands/check-opinion';
import { decideFeedback } from './commands/decide-feedback';
import { draftOpinion } from './commands/draft-opinion';
import { recordCall } from './commands/record-call';
import { type Origin, register, type Registering } from './commands/register';
import { matter, type Matter } from './matter';
import { matterStore } from './matter.store';
import { nextNumber, yearOf } from './number-series';
import { registrable } from './registrable';

/** 登记号 `登2026-0007`, and how many 议定事项 its document puts under supervision. */
const registering = async (
  _: LookupEnv,
  tx: Tx,
  __: unknown,
  { procedure, origin }: RegisterMatter,
  { id, actor, now }: LookupRequest,
): Promise<Registering> => {
  const year = yearOf(now);
  const serial = await nextNumber(tx, actor.region, `登${year}`);
  const registerNo = `登${year}-${String(serial).padStart(4, '0')}`;
  const from = origin && { origin: await originOf(tx, origin) };
  if (procedure !== 'WH') return { registerNo, items: 0, ...from };
  const [row] = await tx.query<{ items: number }>(
    `select jsonb_array_length(jsonb_path_query_array(state, '$.items[*] ? (@.supervised == true)')) as items
     from intake.source_document where id = $1`,
    [id],
  );
  return { registerNo, items: row?.items ?? 0, ...from };
};

/** The matter that another comes out of, when the person may see it and the item is one of its own. */
const originOf = async (tx: Tx, { matterId, kind, itemNo }: MatterOrigin): Promise<Origin | null> => {
  const [found] = await tx.query<Origin>(
    `select m.title, coalesce(m.matter_no, m.state -> 'registration' ->> 'registerNo') as no,
       jsonb_typeof(m.state -> 'restrictedTo') = 'array' as restricted
     from intake.matter m where m.id = $1 and ($2::int is null or exists (
       select from intake.source_document d, jsonb_array_elements(d.state -> 'items') item
       where d.id = m.id and (item ->> 'no')::int = $2))`,
    [matterId, kind === 'ITEM' ? (itemNo ?? 0) : null],
  );
  return found ?? null;
};

/** 编号 `清督〔2026〕PB-0015`, by its 程序: taken only when the matter is really approved. */
const matterNo = async (
  env: LookupEnv,
  tx: Tx,
  state: Matter,
  command: { decision: string },
  { actor, now, policy }: LookupRequest,
): Promise<{ matterNo: string; confirmDueAt: string }> => {
  const { phoneApproval, issuer } = policy;
  const within = { unit: 'WORKDAY', amount: phoneApproval.confirmWorkdays } as const;
  const confirmDueAt = countDeadline(within, now, env.calendar(actor.region)).dueAt;
  if (command.decision !== 'APPROVE' || state.status !== 'OPINION_DRAFTED') return { matterNo: '', confirmDueAt };
  const series = `${issuer.short}〔${yearOf(now)}〕${state.registration.procedure ?? 'PB'}`;
  const serial = String(await nextNumber(tx, actor.region, series)).padStart(4, '0');
  return { matterNo: `${series}-${serial}`, confirmDueAt };
};

/** 电话调度 has its own short time; no other path asks for it. */
const simpleDueAt = (
  env: LookupEnv,
  { effortPath }: DraftOpinion,
  { actor, now, policy }: LookupRequest,
): { simpleDueAt: string } => {
  if (effortPath !== 'KNOW') return { simpleDueAt: '' };
  const within = { unit: 'WORKDAY', amount: policy.simple.workdays } as const;
  return { simpleDueAt: countDeadline(within, now, env.calendar(actor.region)).dueAt };
};

export const matterCommands = bindCommands(matter, matterStore, {
  'matter.register': { decide: register, lookup: registering, prepare: registrable },
  'matter.draft-opinion': { decide: draftOpinion, count: simpleDueAt },
  'matter.check-opinion': checkOpinion,
  'matter.approve': { decide: approve, lookup: matterNo },
  'matter.record-call': recordCall,
  'matter.decide-feedback': decideFeedback,
});
