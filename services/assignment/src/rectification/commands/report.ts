import { type Policy, type RectificationFact, type RefusalCode, type ReportRectification } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Rectification } from '../rectification';
import { atStatus, byOwnUnit, coversOpen, openItem, signed } from '../rules/at-status';

/** 整改报告, signed by the head of the unit: every open finding with its result and the evidence of it. */
export const report: Decide<ReportRectification, Rectification, RectificationFact, Policy> = (
  { results },
  state,
  { actor, now },
) => {
  const open = atStatus(state, '报送整改报告', 'RECTIFYING');
  byOwnUnit(open, actor);
  coversOpen(
    open,
    results.map(({ findingId }) => findingId),
  );
  const bare = results.find(({ after }) => after.length === 0);
  if (bare)
    throw new Refusal<RefusalCode>('rectification.evidence-missing', {
      finding: openItem(open, bare.findingId).finding.problem.what,
    });
  return [
    { type: 'rectification.reported.v1', data: { ...signed(open, actor, now), results, late: now > open.dueAt } },
  ];
};
