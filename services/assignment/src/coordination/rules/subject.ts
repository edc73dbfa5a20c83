import { type RefusalCode, words } from '@duban/contracts';
import { Refusal } from '@duban/kernel';
import { type OpenAssignment } from '../../assignment/assignment';
import { isOver } from '../../assignment/rules/over';

/** The assignment a coordination is to begin about: it, whether one is under way already, and when the first tier is due. */
export type Subject = { assignment: OpenAssignment; underWay: boolean; tierDueAt: string };

/** One coordination at a time about an assignment that is still to be done (SP-4). */
export const begin = ({ assignment, underWay, tierDueAt }: Subject, at: string, coordinationId: string) => {
  if (isOver(assignment))
    throw new Refusal<RefusalCode>('assignment.wrong-status', {
      status: words.assignmentStatus[assignment.status],
      command: '提请协调',
    });
  if (underWay) throw new Refusal<RefusalCode>('coordination.already-open');
  const { region, matterId, unit, matterNo, title, policyVersion } = assignment.issued;
  return {
    at,
    coordinationId,
    region,
    matterId,
    unit,
    matterNo,
    title,
    ...(policyVersion ? { policyVersion } : {}),
    tier: 'BODY' as const,
    tierDueAt,
  };
};
