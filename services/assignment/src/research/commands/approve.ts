import { type ApproveResearchReport, type Policy, type ResearchReportFact } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type ResearchReport } from '../research-report';
import { atStatus, byAnother } from '../rules/at-status';

/** 调研报告签发: the units learn of the suggestions that are made to them. */
export const approve: Decide<ApproveResearchReport, ResearchReport, ResearchReportFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  const open = atStatus(state, '签发', 'CHECKED');
  byAnother(open, actor);
  const { title, suggestions } = open.drafted;
  const units = [...new Map(suggestions.map(({ to }) => [to.id, to])).values()];
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'research-report.approved.v1', data: { by, at: now, agree, opinion, title, units } }];
};
