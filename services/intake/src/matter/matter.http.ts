import { countDeadline } from '@duban/calendar';
import { type DraftOpinion } from '@duban/contracts';
import { bindCommands, type LookupRequest, type LookupEnv } from '@duban/host';
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
import { registrable } from './registrable';

/** 登记号 `登2026-0007`. */
const registerNo = async (
  _: LookupEnv,
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
  env: LookupEnv,
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
  env: LookupEnv,
  { effortPath }: DraftOpinion,
  { actor, now, policy }: LookupRequest,
): { simpleDueAt: string } => {
  if (effortPath !== 'KNOW') return { simpleDueAt: '' };
  const within = { unit: 'WORKDAY', amount: policy.simple.workdays } as const;
  return { simpleDueAt: countDeadline(within, now, env.calendar(actor.region)).dueAt };
};

export const matterCommands = bindCommands(matter, matterStore, {
  'matter.register': { decide: register, lookup: registerNo, prepare: registrable },
  'matter.draft-opinion': { decide: draftOpinion, count: simpleDueAt },
  'matter.check-opinion': checkOpinion,
  'matter.approve': { decide: approve, lookup: matterNo },
  'matter.record-call': recordCall,
  'matter.decide-feedback': decideFeedback,
});
