import { type IssueRectification, type Policy, type RectificationFact, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type KnownMatter } from '../../known-matter';
import { maySupervise, type Subjects } from '../../subject/subject';
import { type Rectification } from '../rectification';
import { atStatus } from '../rules/at-status';

/** The matter as the service knows it, the ends of the two days, today, and what the unit is. */
export type ToIssue = {
  matter: KnownMatter | null;
  planDueAt: string;
  dueAt: string;
  today: string;
  subjects: Subjects;
};

/**
 * What a notice to a unit says, once it may be given.
 * @throws Refusal rectification.matter-unknown, .dates-wrong, notice.not-a-subject, .outside-jurisdiction, .skip-level
 */
export const noticeTo = (command: IssueRectification, region: string, lookup: ToIssue) => {
  const { matter, planDueAt, dueAt, today, subjects } = lookup;
  if (!matter) throw new Refusal<RefusalCode>('rectification.matter-unknown');
  const { unit, skipLevelReason, planDueOn, dueOn } = command;
  if (planDueOn < today || dueOn < planDueOn) throw new Refusal<RefusalCode>('rectification.dates-wrong');
  maySupervise({ role: 'SEPARATE', unit, skipLevelReason }, region, subjects);
  return { ...command, ...matter, region, planDueAt, dueAt };
};

/** 整改通知 (SP-8, R-116): the desk puts findings to a unit. */
export const issue: Decide<IssueRectification, Rectification, RectificationFact, Policy, ToIssue> = (
  command,
  state,
  { actor: { id, name, region }, now, lookup },
) => {
  if (state.status !== 'NONE') atStatus(state, '下达整改通知');
  const notice = noticeTo(command, region, lookup);
  return [{ type: 'rectification.issued.v1', data: { ...notice, by: { id, name }, at: now } }];
};
