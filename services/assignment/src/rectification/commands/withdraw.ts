import { type Policy, type RectificationFact, type WithdrawFindings } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { openItems, type Rectification } from '../rectification';
import { signed, underWay } from '../rules/at-status';

/** 按复核决定撤销问题 (SP-7): what does not stand need not be put right; without anything left, the 整改 is over. */
export const withdraw: Decide<WithdrawFindings, Rectification, RectificationFact, Policy> = (
  { findingIds: wanted, reasons },
  state,
  { actor, now },
) => {
  if (state.status === 'NONE') return [];
  const findingIds = state.items
    .filter(({ finding, withdrawn }) => wanted.includes(finding.findingId) && !withdrawn)
    .map(({ finding }) => finding.findingId);
  if (findingIds.length === 0) return [];
  const said = signed(state, actor, now);
  const done = { type: 'rectification.findings-withdrawn.v1', data: { ...said, findingIds, reasons } } as const;
  const left = openItems(state).filter(({ finding }) => !findingIds.includes(finding.findingId));
  if (left.length > 0 || !underWay.some((status) => status === state.status)) return [done];
  return [done, { type: 'rectification.closed.v1', data: { ...said, findings: state.items.length } }];
};
