import { type Policy, type RectificationFact, type ReportRectificationProgress } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Rectification } from '../rectification';
import { atStatus, byOwnUnit, openItem, signed } from '../rules/at-status';

/** 整改进展 of one finding, at any time before the report. */
export const reportProgress: Decide<ReportRectificationProgress, Rectification, RectificationFact, Policy> = (
  command,
  state,
  { actor, now },
) => {
  const open = atStatus(state, '填报整改进展', 'RECTIFYING');
  byOwnUnit(open, actor);
  openItem(open, command.findingId);
  return [{ type: 'rectification.progress-reported.v1', data: { ...command, ...signed(open, actor, now) } }];
};
