import type { z } from 'zod';
import type { FactType } from '../facts';
import { role, type Role } from '../words';

/**
 * A row of the catalogue. The key is `<noun>.<verb>`: file `<verb>.ts`, route `POST /api/<noun>s/:id/<verb>`, job type.
 * - `by: 'person'`: a route; where a diagram binds a user task to it, the first of `completes` completes that task
 * - `by: 'process'`: a job of the engine, no route
 * - `subject`: what `:id` names, and the process variable that holds it
 * - `part`: where a diagram has several steps of the command at once for one subject, the field that tells them apart
 */
export type CommandRow = Readonly<{
  zh: string;
  by: 'person' | 'process';
  input: z.ZodType;
  roles: readonly Role[];
  subject:
    | 'matterId'
    | 'assignmentId'
    | 'coordinationId'
    | 'rectificationId'
    | 'inspectionId'
    | 'inspectionRecordId'
    | 'inspectionTeamId'
    | 'selfCheckId'
    | 'conclusionId'
    | 'reconsiderationId'
    | 'outcomeId'
    | 'annualProgramId'
    | 'designationId'
    | 'surveyId'
    | 'surveyResponseId'
    | 'researchReportId'
    | 'clueTransferId'
    | 'misconductId'
    | 'materialId'
    | 'documentId'
    | 'unitId'
    | 'personId'
    | 'schemeId'
    | 'calendarId'
    | 'delegationId';
  completes: readonly FactType[];
  part?: 'teamId';
}>;

export const person = <I extends z.ZodType>(
  zh: string,
  input: I,
  roles: readonly Role[],
  subject: CommandRow['subject'],
  completes: readonly FactType[],
  part?: CommandRow['part'],
): CommandRow & { input: I } => ({
  zh,
  by: 'person',
  input,
  roles,
  subject,
  completes,
  ...(part ? { part } : {}),
});
export const process = <I extends z.ZodType>(
  zh: string,
  input: I,
  subject: CommandRow['subject'],
  completes: readonly FactType[],
): CommandRow & { input: I } => ({ zh, by: 'process', input, roles: [], subject, completes });

/** The supervision body. */
export const desk: readonly Role[] = ['SUPERVISOR', 'SUPERVISION_CHIEF'];
/** Whoever is in a 督查组 may be of any unit: the decision asks whether they are. */
export const everybody = Object.keys(role) as Role[];
/** Everybody of an undertaking unit. */
export const unit: readonly Role[] = ['HANDLER', 'LIAISON', 'UNIT_LEADER', 'UNIT_HEAD'];
