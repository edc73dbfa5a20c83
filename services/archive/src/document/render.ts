import { type Calendar, countDeadline } from '@duban/calendar';
import { type IssueDocument, type Policy, words } from '@duban/contracts';
import {
  assignmentNotice,
  campaignBulletin,
  campaignNotice,
  chineseDate,
  specialReportDocument,
  urgeNotice,
} from '@duban/documents';
import { problemText } from './problem-text';
import { isLetterToUnit, renderLetter } from './render-letter';

/** The words of a document as a file. */
export const render = (
  calendar: Calendar,
  command: IssueDocument,
  policy: Policy,
  number: string,
  now: string,
): Promise<Buffer> => {
  if (command.kind === 'SPECIAL_REPORT')
    return specialReportDocument({
      issuer: `${policy.issuer.office}督查室`,
      issueNo: number,
      title: command.title,
      signedOn: now,
      cause: command.cause,
      process: command.process,
      results: command.results,
      problems: command.problems.map(problemText),
      noProblemStatement: '经核查未发现问题。',
      suggestions: command.suggestions,
    });
  if (command.kind === 'URGE_NOTICE')
    return urgeNotice({
      issuer: policy.issuer.office,
      documentNo: number,
      unit: command.unit.name,
      color: command.color,
      title: command.title,
      assignmentNo: command.assignmentNo,
      requirement: command.requirement,
      dueAt: command.dueAt,
      overdueDays: command.overdueDays,
      urgedBefore: command.urgedBefore,
      finishBy: command.finishBy ?? null,
      signedBy: command.signedBy,
      signedOn: now,
    });
  if (command.kind === 'CAMPAIGN_NOTICE')
    return campaignNotice({
      ...command,
      issuer: policy.issuer.office,
      documentNo: number,
      units: command.units.map(({ name }) => name),
      methods: command.methods.map((method) => words.supervisionMethod[method]),
      selfCheckDueOn: command.selfCheckDueOn ?? null,
      signedOn: now,
    });
  if (isLetterToUnit(command)) return renderLetter(command, policy, number, now);
  if (command.kind === 'CAMPAIGN_BULLETIN') {
    const typical = (all: typeof command.negatives) => all.map(({ unit, text }) => ({ unit: unit.name, text }));
    return campaignBulletin({
      ...command,
      issuer: policy.issuer.office,
      documentNo: number,
      negatives: typical(command.negatives),
      positives: typical(command.positives),
      units: command.units.map(({ name }) => name),
      signedOn: now,
    });
  }
  return assignmentNotice({
    issuer: policy.issuer.office,
    documentNo: number,
    title: command.title,
    instruction: command.instruction,
    text: command.text,
    contact: command.contact,
    signedOn: now,
    lines: command.lines.map((line) => ({
      ...(line.item ? { item: `${line.item.no}.${line.item.matter}` } : {}),
      role: words.assignmentRole[line.role],
      unit: line.unit.name,
      leader: line.responsibleLeader.name,
      handler: line.handler?.name ?? '',
      requirement: line.requirement,
      deadline: chineseDate(countDeadline(line.deadline, now, calendar).dueAt),
    })),
  });
};
