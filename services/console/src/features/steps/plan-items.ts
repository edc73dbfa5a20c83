import { type PlanItemView } from '@duban/contracts';

/** Over by decision of the leader. */
export const ended = ({ decided }: PlanItemView): boolean =>
  decided?.decision === 'DISPENSE' || decided?.decision === 'CAMPAIGN';
/** What the leader may still decide about: not over, and not yet accepted by the desk. */
export const isOpen = (item: PlanItemView): boolean =>
  !ended(item) && item.assignment?.status !== 'ACCEPTED' && item.assignment?.status !== 'CLEARED';
