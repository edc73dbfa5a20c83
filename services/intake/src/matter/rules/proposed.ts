import { type DeadlineRule, decideBy, type Policy, type words } from '@duban/contracts';
import { type OpenMatter } from '../matter';

type Proposed = {
  effortPath: keyof typeof words.effortPath;
  deadline: DeadlineRule;
  retention: keyof typeof words.retention;
};

/** The time that the scheme gives by category and urgency (D-2). */
export const usualDeadline = ({ registration: { category }, urgency }: OpenMatter, policy: Policy): DeadlineRule =>
  decideBy(policy.deadline, { category, urgency, difficult: false });

/**
 * What the scheme proposes: for 拟办 the path by the leader's words (D-1) and the time by category and urgency (D-2); for
 * 鉴定 how long it is kept, by the procedure and the path that were taken (D-6).
 */
export const proposed = (matter: OpenMatter, policy: Policy): Proposed => {
  const { registration, opinion } = matter;
  const { instruction, category, procedure = 'PB' } = registration;
  const { text, level } = instruction;
  const effortPath = decideBy(policy.effortPath, { text, level });
  return {
    effortPath,
    deadline: usualDeadline(matter, policy),
    retention: decideBy(policy.retention, {
      ...{ procedure, category, level },
      effortPath: opinion?.effortPath ?? effortPath,
    }),
  };
};
