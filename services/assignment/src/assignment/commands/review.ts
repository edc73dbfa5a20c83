import { type AssignmentFact, type Policy, type RefusalCode, type ReviewAssignment, words } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { atStatus } from '../rules/own-unit';
import { counted } from '../rules/returns';

/** What the matter asks for, and when rework would be due. */
export type Review = { verification: readonly (keyof typeof words.verificationMethod)[]; reworkDueAt: string };

/**
 * 审核 (S-34, I-9): passes only with a clean form check, all three judgements and the verification that the matter asks
 * for (D-9), by somebody outside the unit. 要处理结论, 涉及全局 and 特急 are reviewed a second time.
 */
export const review: Decide<ReviewAssignment, Assignment, AssignmentFact, Policy, Review> = (
  command,
  state,
  { actor, now, lookup },
) => {
  const open = atStatus(state, '审核', 'SUBMITTED');
  if (actor.units.includes(open.issued.unit.id)) throw new Refusal<RefusalCode>('assignment.reviewer-of-unit');
  const by = { id: actor.id, name: actor.name };
  const needsSecondReview = open.issued.effortPath !== 'KNOW' || open.urgency === 'EXTRA_URGENT';
  const reviewed = { type: 'assignment.reviewed.v1' as const, data: { ...command, by, at: now, needsSecondReview } };
  if (command.result !== 'PASS') {
    const back = { kind: command.result, reason: command.opinion, reworkDueAt: lookup.reworkDueAt };
    return [reviewed, { type: 'assignment.returned.v1', data: { by, at: now, ...back, ...counted(open, back.kind) } }];
  }
  allChecked(command.checks ?? []);
  if (!(command.factsClear && command.conclusionAccurate && command.handledProperly))
    throw new Refusal<RefusalCode>('assignment.judgement-failed');
  if (!lookup.verification.includes(command.verification)) {
    const required = lookup.verification.map((method) => words.verificationMethod[method]).join('、');
    throw new Refusal<RefusalCode>('assignment.verification-missing', { required });
  }
  if (needsSecondReview) return [reviewed];
  return [reviewed, { type: 'assignment.accepted.v1', data: { by, at: now, onTime: open.signed?.onTime ?? false } }];
};

/** 形式检查 (SP-5): what is not in order is sent back, not passed. */
const allChecked = (checks: readonly string[]): void => {
  const missing = Object.entries(words.reviewCheck).filter(([check]) => !checks.includes(check));
  if (missing.length > 0)
    throw new Refusal<RefusalCode>('assignment.checks-missing', { missing: missing.map(([, zh]) => zh).join('、') });
};
