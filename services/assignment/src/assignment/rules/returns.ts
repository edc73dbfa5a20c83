import { type OpenAssignment } from '../assignment';

/** From the second 退回重办 on the head of the unit explains each of them (SP-5). */
const EXPLAINED_FROM = 2;

/** How often the report has come back now, and how often for 退回重办. */
export const counted = (open: OpenAssignment, kind: 'SUPPLEMENT' | 'REWORK'): { times: number; reworks: number } => ({
  times: (open.returned?.times ?? 0) + 1,
  reworks: open.reworks + (kind === 'REWORK' ? 1 : 0),
});

/** Whether the head still has to explain why the report came back. */
export const unexplained = ({ reworks, explained }: OpenAssignment): boolean =>
  reworks >= EXPLAINED_FROM && (explained.at(-1)?.times ?? 0) < reworks;
