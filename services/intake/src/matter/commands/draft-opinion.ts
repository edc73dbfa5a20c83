import { type DraftOpinion, type MatterFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Matter } from '../matter';
import { atStatus } from '../rules/at-status';

/** 拟办: whether and how it is supervised. A deadline other than the scheme's needs a reason; one the leader set is a date. */
export const draftOpinion: Decide<DraftOpinion, Matter, MatterFact, Policy> = (
  { duplicateChecked: _checked, ...command },
  state,
  { actor, now, policy },
) => {
  const { registration, round } = atStatus(state, '拟办', 'REGISTERED', 'OPINION_DRAFTED');
  if (command.effortPath === 'OVERALL' && !command.policyBasis)
    throw new Refusal<RefusalCode>('matter.policy-basis-missing');
  const usual = policy.handle[registration.urgency];
  const { deadline } = command;
  const sameAsScheme =
    deadline.unit === 'DATE' ||
    (usual.unit !== 'DATE' && usual.unit === deadline.unit && usual.amount === deadline.amount);
  if (!sameAsScheme && !command.deadlineReason) throw new Refusal<RefusalCode>('matter.deadline-reason-missing');
  return [
    {
      type: 'matter.opinion-drafted.v1',
      data: { ...command, by: { id: actor.id, name: actor.name }, at: now, round },
    },
  ];
};
