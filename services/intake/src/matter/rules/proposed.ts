import { type DeadlineRule, decideBy, type Policy } from '@duban/contracts';
import { type OpenMatter } from '../matter';

/** What the scheme proposes for 拟办: the path by the leader's words (D-1), the time by category and urgency (D-2). */
export const proposed = (
  { registration: { instruction, category }, urgency }: OpenMatter,
  policy: Policy,
): { effortPath: 'KNOW' | 'CONCLUDE' | 'OVERALL'; deadline: DeadlineRule } => ({
  effortPath: decideBy(policy.effortPath, { text: instruction.text, level: instruction.level }),
  deadline: decideBy(policy.deadline, { category, urgency, difficult: false }),
});
