import { type Policy, type RefusalCode, type RegisterSourceDocument, type SourceDocumentFact } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { traceable } from '../rules/traceable';
import { type SourceDocument } from '../source-document';

/** 登记来源文件、会议纪要 (S-4, S-22): its text with the rows that were taken from it. */
export const register: Decide<RegisterSourceDocument, SourceDocument, SourceDocumentFact, Policy> = (
  { declaredUnclassified: _promise, ...command },
  state,
  { actor, now },
) => {
  if (state.status !== 'NONE') throw new Refusal<RefusalCode>('source-document.already-registered');
  traceable(command.text, command.items);
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'source-document.registered.v1', data: { ...command, by, at: now, region: actor.region } }];
};
