import { type FactType, type words } from '@duban/contracts';

/** What the message about a fact is about, for the settings of its reader. */
const kinds: { [T in FactType]?: words.MessageKind } = {
  'assignment.issued.v1': 'ASSIGNMENT',
  'assignment.urged.v1': 'URGE',
  'urging.raised.v1': 'DEADLINE',
  'assignment.returned.v1': 'RETURN',
  'assignment.extension-requested.v1': 'EXTENSION',
  'assignment.extension-decided.v1': 'EXTENSION',
  'assignment.recounted.v1': 'DEADLINE',
  'assignment.accepted.v1': 'RESULT',
  'matter.closed.v1': 'RESULT',
  'matter.rejected.v1': 'RESULT',
  'matter.reinstructed.v1': 'INSTRUCTION',
  'matter.presented.v1': 'INSTRUCTION',
};

export const kindOf = (type: string): words.MessageKind =>
  (kinds as Record<string, words.MessageKind>)[type] ?? 'OTHER';
