import { annualProgramCommands } from './annual-program';
import { archiveCommands } from './archive';
import { assignmentCommands } from './assignment';
import { campaignCommands } from './campaign';
import { clueTransferCommands } from './clue-transfer';
import { campaignFieldCommands } from './campaign-field';
import { directoryCommands } from './directory';
import { informantCommands } from './informant';
import { inspectionCommands } from './inspection';
import { matterCommands } from './matter';
import { outcomeCommands } from './outcome';
import { reconsiderationCommands } from './reconsideration';
import { rectificationCommands } from './rectification';
import { researchCommands } from './research';
import type { CommandRow } from './row';
import { sourceDocumentCommands } from './source-document';
import { supervisionPlanCommands } from './supervision-plan';

export type { CommandRow } from './row';

/** Every command of the platform. */
export const commands = {
  ...matterCommands,
  ...informantCommands,
  ...sourceDocumentCommands,
  ...assignmentCommands,
  ...rectificationCommands,
  ...inspectionCommands,
  ...annualProgramCommands,
  ...researchCommands,
  ...supervisionPlanCommands,
  ...campaignCommands,
  ...reconsiderationCommands,
  ...outcomeCommands,
  ...clueTransferCommands,
  ...campaignFieldCommands,
  ...archiveCommands,
  ...directoryCommands,
} as const satisfies Record<string, CommandRow>;

export type CommandName = keyof typeof commands;

/** `assignment.review` → `assignments`; `special-report.sign` → `special-reports`. */
export const nounOf = (command: string): string => command.slice(0, command.indexOf('.'));
export const verbOf = (command: string): string => command.slice(command.indexOf('.') + 1);
/** What has a process of its own, or a part of one, beside that of its matter: heard, and its steps found, by its own id. */
const ownProcess: readonly string[] = [
  'rectification',
  'inspection',
  'inspection-team',
  'self-check',
  'conclusion',
  'reconsideration',
  'outcome',
];
/** `rectification.issued` → `rectificationId`, the process variable and correlation key; undefined of all others. */
export const ownIdOf = (name: string): string | undefined =>
  ownProcess.includes(nounOf(name))
    ? `${nounOf(name).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Id`
    : undefined;
/** `POST` path of a command by a person: `/api/assignments/:id/review`. */
export const routeOf = (command: string): string => `/api/${nounOf(command)}s/:id/${verbOf(command)}`;

/** Fact type → the command whose user task it completes. */
export const completedBy: Readonly<Record<string, CommandName>> = Object.fromEntries(
  Object.entries(commands)
    .filter(([, row]) => row.by === 'person')
    .flatMap(([name, row]) => row.completes.map((fact) => [fact, name as CommandName])),
);
