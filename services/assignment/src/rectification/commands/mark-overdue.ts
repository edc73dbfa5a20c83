import { type OfRectification, type Policy, type RectificationFact } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { openItems, type Rectification } from '../rectification';

/** 整改到期未报: said once of each last day; nothing when the report is in. */
export const markOverdue: Decide<OfRectification, Rectification, RectificationFact, Policy> = (
  _,
  state,
  { actor, now },
) => {
  if (state.status === 'NONE' || ['REPORTED', 'CLOSED', 'REFERRED'].includes(state.status)) return [];
  const { dueAt, overdueOf, issued } = state;
  if (now < dueAt || overdueOf === dueAt) return [];
  const by = { id: actor.id, name: actor.name };
  const open = openItems(state).map(({ finding }) => finding.problem.what);
  return [{ type: 'rectification.overdue.v1', data: { by, at: now, unit: issued.unit, dueAt, open } }];
};
