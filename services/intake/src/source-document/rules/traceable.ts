import { type RefusalCode, type ResolvedItem } from '@duban/contracts';
import { Refusal } from '@duban/kernel';

/** Line breaks and blanks of a copied text are the reader's, not the document's. */
const unspaced = (text: string): string => text.replace(/\s+/g, '');

const refuse = (code: RefusalCode, params: Record<string, string | number>): never => {
  throw new Refusal<RefusalCode>(code, params);
};

/**
 * What must hold of the rows of a document: each stands word for word in its text (S-22), has its own number, and where it
 * is supervised says who leads and by when (S-28, S-94); where it is not, why (S-6).
 */
export const traceable = (text: string, items: readonly ResolvedItem[]): void => {
  const whole = unspaced(text);
  const numbers = new Set<number>();
  for (const { no, sentence, lead, co, deadline, supervised, unsupervisedReason } of items) {
    if (numbers.has(no)) refuse('source-document.number-twice', { no });
    numbers.add(no);
    if (!whole.includes(unspaced(sentence))) refuse('source-document.sentence-not-in-text', { no });
    if (!supervised) {
      if (!unsupervisedReason) refuse('source-document.reason-missing', { no });
      continue;
    }
    if (!lead) return refuse('source-document.unit-missing', { no });
    if (co.some((unit) => unit.id === lead.id)) refuse('source-document.lead-also-co', { no, unit: lead.name });
    if (!deadline) refuse('source-document.deadline-missing', { no });
  }
  if (items.every(({ supervised }) => !supervised)) refuse('source-document.nothing-supervised', {});
};
