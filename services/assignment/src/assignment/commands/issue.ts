import { type AssignmentFact, type IssueAssignment, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type SubjectType } from '../../subject/subject';
import { type Assignment } from '../assignment';

/** What the calendar counted for this assignment, by the scheme of its matter. */
export type Clock = {
  acknowledgeDueAt: string;
  dueAt: string;
  provisional: boolean;
  calendarVersion: string;
  policyVersion: string;
};
/** What the unit is to the government that supervises, when that is known. */
export type Issue = Clock & { subjectType?: SubjectType };

/** 下达: the clock of the unit starts. A repeated job changes nothing. */
export const issue: Decide<IssueAssignment, Assignment, AssignmentFact, Policy, Issue> = (
  { matterId, matterNo, title, urgency, effortPath, serial, documentNo, line, parent, replaces },
  state,
  { actor, now, lookup },
) =>
  state.status === 'NONE'
    ? [
        {
          type: 'assignment.issued.v1',
          data: {
            ...line,
            by: { id: actor.id, name: actor.name },
            at: now,
            region: actor.region,
            matterId,
            matterNo,
            assignmentNo: `${matterNo}-${String(serial).padStart(2, '0')}`,
            title,
            urgency,
            effortPath,
            documentNo,
            issuedAt: now,
            ...lookup,
            ...(parent ? { parent } : {}),
            ...(replaces ? { replaces } : {}),
          },
        },
      ]
    : [];
