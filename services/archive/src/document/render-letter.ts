import { type IssueDocument, type Policy, words } from '@duban/contracts';
import { admonishLetter, conclusionLetter, reconsiderationLetter, rectificationNotice } from '@duban/documents';
import { problemText } from './problem-text';

const kinds = ['RECTIFICATION_NOTICE', 'CONCLUSION', 'RECONSIDERATION_DECISION', 'ADMONISH_NOTICE'] as const;
export type LetterToUnit = Extract<IssueDocument, { kind: (typeof kinds)[number] }>;
export const isLetterToUnit = (command: IssueDocument): command is LetterToUnit =>
  (kinds as readonly string[]).includes(command.kind);

/** 条例第十七条: the government decides on a 复核, its office writes the other letters. */
const issuerOf = ({ kind }: LetterToUnit, { issuer: { office } }: Policy): string =>
  kind === 'RECONSIDERATION_DECISION' ? office.replace(/办公室$/, '') : office;

/** A letter to the unit that was looked into, as a file. */
export const renderLetter = (
  command: LetterToUnit,
  policy: Policy,
  documentNo: string,
  now: string,
): Promise<Buffer> => {
  const { unit, title, signedBy } = command;
  const of = { issuer: issuerOf(command, policy), documentNo, unit: unit.name, title, signedBy, signedOn: now };
  switch (command.kind) {
    case 'RECTIFICATION_NOTICE':
      return rectificationNotice({
        ...of,
        findings: command.findings.map(({ type, problem, requirement }) => ({
          type: words.findingType[type],
          problem,
          requirement,
        })),
        planDueOn: command.planDueOn,
        dueOn: command.dueOn,
        peer: command.peer,
      });
    case 'CONCLUSION':
      return conclusionLetter({
        ...of,
        facts: command.facts,
        judgement: command.judgement,
        findings: command.findings.map(({ type, problem }) => ({
          type: words.findingType[type],
          problem: problemText(problem),
        })),
      });
    case 'RECONSIDERATION_DECISION':
      return reconsiderationLetter({
        ...of,
        objection: command.objection,
        filedAt: command.filedAt,
        decision: command.decision,
        reasons: command.reasons,
        withdrawn: command.withdrawn.map(({ what }) => what),
      });
    case 'ADMONISH_NOTICE':
      return admonishLetter({
        ...of,
        heldAt: command.heldAt,
        place: command.place,
        attendees: command.attendees,
        topics: command.topics,
      });
  }
};
