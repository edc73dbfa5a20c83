import { type Policy, type RefusalCode, type SelfCheckFact, type SubmitSelfCheck } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type SelfCheck } from '../self-check';

/** 报送自查报告: by the unit itself, once, each point of the 问题清单; problems, or on what ground there are none (S-12, S-15). */
export const submit: Decide<SubmitSelfCheck, SelfCheck, SelfCheckFact, Policy> = (command, state, { actor, now }) => {
  if (state.status !== 'ASKED') throw new Refusal<RefusalCode>('self-check.wrong-status');
  const { unit, checklist, dueAt } = state.asked;
  if (!actor.units.includes(unit.id)) throw new Refusal<RefusalCode>('self-check.not-yours', { unit: unit.name });
  const missing = checklist.find((item) => !command.answers.some((answer) => answer.item === item));
  if (missing) throw new Refusal<RefusalCode>('self-check.item-missing', { item: missing });
  if (command.problems.length === 0 && !command.noProblemStatement)
    throw new Refusal<RefusalCode>('self-check.problems-missing');
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'self-check.submitted.v1', data: { ...command, by, at: now, unit, late: now > dueAt } }];
};
