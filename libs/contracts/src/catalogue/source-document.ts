import * as source from '../commands/source-document';
import { desk, person, type CommandRow } from './row';

/** Commands about the documents and minutes that matters come from. */
export const sourceDocumentCommands = {
  'source-document.register': person(
    '登记来源文件',
    source.RegisterSourceDocument,
    ['INTAKE_CLERK', ...desk],
    'matterId',
    ['source-document.registered.v1'],
  ),
  'source-document.correct': person(
    '更正议定事项',
    source.CorrectSourceDocument,
    ['INTAKE_CLERK', ...desk],
    'matterId',
    ['source-document.corrected.v1'],
  ),
} as const satisfies Record<string, CommandRow>;
