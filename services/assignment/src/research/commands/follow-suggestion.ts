import { type FollowSuggestion, type Policy, type RefusalCode, type ResearchReportFact } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type ResearchReport, settled } from '../research-report';
import { atStatus, suggestionOf } from '../rules/at-status';
import { closing } from '../rules/closing';

/** 跟踪建议: what has become of one that was adopted. */
export const followSuggestion: Decide<FollowSuggestion, ResearchReport, ResearchReportFact, Policy> = (
  command,
  state,
  { actor, now },
) => {
  const open = atStatus(state, '跟踪建议', 'APPROVED');
  const one = suggestionOf(open, command.suggestionId);
  if (!one.decided || settled(one)) throw new Refusal<RefusalCode>('research-report.suggestion-not-adopted');
  const by = { by: { id: actor.id, name: actor.name }, at: now };
  const data = { ...command, ...by, suggestion: one.text, to: one.to };
  return closing(open, { type: 'research-report.suggestion-followed.v1', data }, by);
};
