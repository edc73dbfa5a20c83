import { type CheckResearchReport, type Policy, type ResearchReportFact } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type ResearchReport } from '../research-report';
import { atStatus, byAnother } from '../rules/at-status';

/** 调研报告审核. */
export const check: Decide<CheckResearchReport, ResearchReport, ResearchReportFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  byAnother(atStatus(state, '审核', 'DRAFTED'), actor);
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'research-report.checked.v1', data: { by, at: now, agree, opinion } }];
};
