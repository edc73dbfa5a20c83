import { type FactData, type ResearchReportFact } from '@duban/contracts';
import { researchReport, settled, type OpenReport } from '../research-report';

/** What follows of itself from a fact about a suggestion: with the last one settled, the report is closed. */
export const closing = (
  state: OpenReport,
  fact: ResearchReportFact,
  { by, at }: Pick<FactData<'research-report.closed.v1'>, 'by' | 'at'>,
): readonly ResearchReportFact[] => {
  const after = researchReport.evolve(state, fact);
  if (after.status === 'NONE' || !after.suggestions.every(settled)) return [fact];
  const many = (result: string): number => after.suggestions.filter(({ decided }) => decided?.result === result).length;
  const data = { by, at, adopted: many('ADOPTED'), partly: many('PARTLY'), rejected: many('REJECTED') };
  return [fact, { type: 'research-report.closed.v1', data }];
};
