import { annualProgramRefusals } from './annual-program';
import { archiveRefusals } from './archive';
import { assignmentRefusals } from './assignment';
import { designationRefusals } from './designation';
import { campaignRefusals } from './campaign';
import { clueTransferRefusals } from './clue-transfer';
import { campaignFieldRefusals } from './campaign-field';
import { directoryRefusals } from './directory';
import { informantRefusals } from './informant';
import { inspectionRefusals } from './inspection';
import { matterRefusals } from './matter';
import { notificationRefusals } from './notification';
import { sourceDocumentRefusals } from './source-document';
import { outcomeRefusals } from './outcome';
import { reconsiderationRefusals } from './reconsideration';
import { rectificationRefusals } from './rectification';
import { researchRefusals } from './research';
import { supervisionPlanRefusals } from './supervision-plan';
import { workflowRefusals } from './workflow';

/**
 * Every way the domain can say no: one row gives the HTTP status, the words and the way out.
 * `{name}` is filled from the refusal's params. The code is also the BPMN error code.
 */
export const refusals = {
  ...matterRefusals,
  ...informantRefusals,
  ...sourceDocumentRefusals,
  ...assignmentRefusals,
  ...rectificationRefusals,
  ...inspectionRefusals,
  ...annualProgramRefusals,
  ...designationRefusals,
  ...researchRefusals,
  ...supervisionPlanRefusals,
  ...campaignRefusals,
  ...reconsiderationRefusals,
  ...outcomeRefusals,
  ...clueTransferRefusals,
  ...campaignFieldRefusals,
  ...archiveRefusals,
  ...directoryRefusals,
  ...notificationRefusals,
  ...workflowRefusals,
} as const;

export type RefusalCode = keyof typeof refusals;

/** A refusal as the client reads it (RFC 9457): code, filled sentence, remedy. */
export const problemOf = (
  code: string,
  params: Readonly<Record<string, string | number>> = {},
): { type: string; status: number; title: string; code: string; remedy: string } => {
  const row = (refusals as Record<string, { status: number; zh: string; remedy: string }>)[code] ?? {
    status: 422,
    zh: `不能办理(${code})`,
    remedy: '请刷新后重试',
  };
  const fill = (sentence: string): string =>
    sentence.replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''));
  return { type: `/problems/${code}`, status: row.status, title: fill(row.zh), code, remedy: fill(row.remedy) };
};
