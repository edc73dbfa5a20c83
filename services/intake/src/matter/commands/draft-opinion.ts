import { decideBy, type DraftOpinion, type MatterFact, type Policy, type RefusalCode, words } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Matter, type OpenMatter } from '../matter';
import { atStatus } from '../rules/at-status';
import { usualDeadline } from '../rules/proposed';

/**
 * 拟办: whether and how it is supervised. What the leader wants done cannot be merely known (D-1, I-10). A deadline other
 * than the scheme's (D-2) needs a reason; one the leader set is a date, and wins.
 */
export const draftOpinion: Decide<DraftOpinion, Matter, MatterFact, Policy, { simpleDueAt: string }> = (
  { duplicateChecked: _checked, ...command },
  state,
  { actor, now, policy, lookup },
) => {
  const matter = atStatus(state, '拟办', 'REGISTERED', 'OPINION_DRAFTED');
  if (command.procedure === 'DX' && command.effortPath === 'KNOW')
    throw new Refusal<RefusalCode>('matter.campaign-too-low');
  assertPath(command, matter, policy);
  if (!asUsual(command.deadline, usualDeadline(matter, policy)) && !command.deadlineReason)
    throw new Refusal<RefusalCode>('matter.deadline-reason-missing');
  const by = { id: actor.id, name: actor.name };
  const simple = command.effortPath === 'KNOW' ? { simpleDueAt: lookup.simpleDueAt } : {};
  const drafted: MatterFact = {
    type: 'matter.opinion-drafted.v1',
    data: { ...command, ...simple, by, at: now, round: matter.round },
  };
  return command.procedure === 'DX' && matter.registration.procedure !== 'DX'
    ? [drafted, opened(matter, command.mandate.type, { by, at: now })]
    : [drafted];
};

/** What concerns everything is taken to 大型决策督查 (domain 5.1, 全局): its process goes on where 拟办 has got to. */
const opened = (
  { registration, urgency, leader }: OpenMatter,
  mandateType: DraftOpinion['mandate']['type'],
  said: { by: { id: string; name: string }; at: string },
): MatterFact => ({
  type: 'matter.campaign-opened.v1',
  data: {
    ...{ ...said, title: registration.title, registerNo: registration.registerNo, urgency, mandateType },
    instruction: { text: registration.instruction.text, leader: { id: leader.id, name: leader.name } },
  },
});

const assertPath = (
  { effortPath, policyBasis }: Pick<DraftOpinion, 'effortPath' | 'policyBasis'>,
  { registration: { instruction } }: OpenMatter,
  policy: Policy,
): void => {
  if (effortPath === 'OVERALL' && !policyBasis) throw new Refusal<RefusalCode>('matter.policy-basis-missing');
  const wanted = decideBy(policy.effortPath, { text: instruction.text, level: instruction.level });
  if (effortPath === 'KNOW' && wanted !== 'KNOW')
    throw new Refusal<RefusalCode>('matter.path-too-low', { wanted: words.effortPath[wanted] });
};

const asUsual = (deadline: DraftOpinion['deadline'], usual: DraftOpinion['deadline']): boolean =>
  deadline.unit === 'DATE' ||
  (usual.unit !== 'DATE' && usual.unit === deadline.unit && usual.amount === deadline.amount);
