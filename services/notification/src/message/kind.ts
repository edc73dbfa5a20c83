import { type FactType, type words } from '@duban/contracts';

/** What the message about a fact is about, for the settings of its reader. */
const kinds: { [T in FactType]?: words.MessageKind } = {
  'assignment.issued.v1': 'ASSIGNMENT',
  'assignment.acknowledged.v1': 'PROGRESS',
  'assignment.progress-reported.v1': 'PROGRESS',
  'assignment.opinion-submitted.v1': 'PROGRESS',
  'assignment.opinion-marked-missing.v1': 'PROGRESS',
  'assignment.report-signed.v1': 'PROGRESS',
  'urging.raised.v1': 'DEADLINE',
  'assignment.recounted.v1': 'DEADLINE',
  'matter.reminded.v1': 'DEADLINE',
  'assignment.urged.v1': 'URGE',
  'assignment.notice-served.v1': 'URGE',
  'assignment.returned.v1': 'RETURN',
  'assignment.returns-explained.v1': 'RETURN',
  'assignment.return-requested.v1': 'RETURN',
  'assignment.return-signed.v1': 'RETURN',
  'assignment.return-reviewed.v1': 'RETURN',
  'assignment.return-decided.v1': 'RETURN',
  'assignment.extension-requested.v1': 'EXTENSION',
  'assignment.extension-endorsed.v1': 'EXTENSION',
  'assignment.extension-checked.v1': 'EXTENSION',
  'assignment.extension-decided.v1': 'EXTENSION',
  'assignment.extension-lapsed.v1': 'EXTENSION',
  'assignment.overdue-explained.v1': 'EXTENSION',
  'coordination.requested.v1': 'COORDINATION',
  'coordination.opened.v1': 'COORDINATION',
  'coordination.escalated.v1': 'COORDINATION',
  'coordination.timed-out.v1': 'COORDINATION',
  'coordination.resolved.v1': 'COORDINATION',
  'assignment.accepted.v1': 'RESULT',
  'matter.closed.v1': 'RESULT',
  'matter.closed-as-presented.v1': 'RESULT',
  'matter.rejected.v1': 'RESULT',
  'matter.instruction-added.v1': 'INSTRUCTION',
  'matter.reinstructed.v1': 'INSTRUCTION',
  'matter.presented.v1': 'INSTRUCTION',
  'matter.report-read.v1': 'INSTRUCTION',
};

export const kindOf = (type: string): words.MessageKind =>
  (kinds as Record<string, words.MessageKind>)[type] ?? 'OTHER';
