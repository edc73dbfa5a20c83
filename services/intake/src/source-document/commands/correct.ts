import { type CorrectSourceDocument, type Policy, type RefusalCode, type SourceDocumentFact } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { traceable } from '../rules/traceable';
import { type SourceDocument } from '../source-document';

/** 更正议定事项: until 立项; from then on the plan is amended (I-13). */
export const correct: Decide<
  CorrectSourceDocument,
  SourceDocument,
  SourceDocumentFact,
  Policy,
  { approved: boolean }
> = ({ items, reason }, state, { actor, now, lookup }) => {
  if (state.status === 'NONE') throw new Refusal<RefusalCode>('source-document.not-registered');
  if (lookup.approved) throw new Refusal<RefusalCode>('source-document.frozen');
  traceable(state.registered.text, items);
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'source-document.corrected.v1', data: { items, reason, by, at: now } }];
};
