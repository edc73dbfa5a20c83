import { countDeadline } from '@duban/calendar';
import { type DraftOpinion, type RefusalCode, type RegisterMatter } from '@duban/contracts';
import { fileTexts } from '@duban/documents';
import {
  bindCommands,
  type LookupRequest,
  type PrepareRequest,
  type SealedInformants,
  type ServiceEnv,
} from '@duban/host';
import { Refusal } from '@duban/kernel';
import { type Tx } from '@duban/persistence';
import { approve } from './commands/approve';
import { checkOpinion } from './commands/check-opinion';
import { decideFeedback } from './commands/decide-feedback';
import { draftOpinion } from './commands/draft-opinion';
import { recordCall } from './commands/record-call';
import { register } from './commands/register';
import { matter } from './matter';
import { matterStore } from './matter.store';
import { nextNumber, yearOf } from './number-series';

/** 登记号 `登2026-0007`. */
const registerNo = async (
  _: ServiceEnv,
  tx: Tx,
  __: unknown,
  ___: unknown,
  { actor, now }: LookupRequest,
): Promise<{ registerNo: string }> => {
  const year = yearOf(now);
  const serial = await nextNumber(tx, actor.region, `登${year}`);
  return { registerNo: `登${year}-${String(serial).padStart(4, '0')}` };
};

/** 编号 `清督〔2026〕PB-0015`: taken only when the matter is really approved. */
const matterNo = async (
  env: ServiceEnv,
  tx: Tx,
  state: unknown,
  command: { decision: string },
  { actor, now, policy }: LookupRequest,
): Promise<{ matterNo: string; confirmDueAt: string }> => {
  const { phoneApproval, issuer } = policy;
  const within = { unit: 'WORKDAY', amount: phoneApproval.confirmWorkdays } as const;
  const confirmDueAt = countDeadline(within, now, env.calendar(actor.region)).dueAt;
  if (command.decision !== 'APPROVE' || (state as { status: string }).status !== 'OPINION_DRAFTED')
    return { matterNo: '', confirmDueAt };
  const series = `${issuer.short}〔${yearOf(now)}〕PB`;
  const serial = String(await nextNumber(tx, actor.region, series)).padStart(4, '0');
  return { matterNo: `${series}-${serial}`, confirmDueAt };
};

/** 电话调度 has its own short time; no other path asks for it. */
const simpleDueAt = (
  env: ServiceEnv,
  { effortPath }: DraftOpinion,
  { actor, now, policy }: LookupRequest,
): { simpleDueAt: string } => {
  if (effortPath !== 'KNOW') return { simpleDueAt: '' };
  const within = { unit: 'WORKDAY', amount: policy.simple.workdays } as const;
  return { simpleDueAt: countDeadline(within, now, env.calendar(actor.region)).dueAt };
};

/** Every attachment a command names has been uploaded, in this region. */
const attached = async <C extends { attachments: readonly { digest: string; name: string }[] }>(
  env: ServiceEnv,
  command: C,
  { actor }: PrepareRequest,
): Promise<C> => {
  const digests = command.attachments.map((file) => file.digest);
  const rows = await env.db.query<{ digest: string }>(
    { scope: 'region', region: actor.region },
    'select digest from intake.attachment where digest = any($1)',
    [digests],
  );
  const unknown = command.attachments.find((file) => !rows.some((row) => row.digest === file.digest));
  if (unknown) throw new Refusal<RefusalCode>('attachment.unknown', { name: unknown.name });
  return command;
};

/** 反映人 may have been recorded a moment ago: what is registered names them neither in words nor in files. */
const namingNobody = async (
  env: ServiceEnv,
  command: RegisterMatter,
  request: PrepareRequest,
): Promise<RegisterMatter> => {
  const registered = await attached(env, command, request);
  const [row] = await env.db.query<{ sealed: SealedInformants }>(
    { scope: 'region', region: request.actor.region },
    `select state -> 'sealed' as sealed from intake.informant where id = $1`,
    [request.id],
  );
  if (!row) return registered;
  env.informants.keep(request.id, row.sealed);
  for (const { digest, name } of registered.attachments)
    for await (const text of fileTexts(env.attachments.pathOf(digest)))
      if (env.informants.named(request.id, text)) throw new Refusal<RefusalCode>('informant.named-in-file', { name });
  return registered;
};

export const matterCommands = bindCommands(matter, matterStore, {
  'matter.register': { decide: register, lookup: registerNo, prepare: namingNobody },
  'matter.draft-opinion': { decide: draftOpinion, count: simpleDueAt },
  'matter.check-opinion': checkOpinion,
  'matter.approve': { decide: approve, lookup: matterNo },
  'matter.record-call': recordCall,
  'matter.decide-feedback': decideFeedback,
});
