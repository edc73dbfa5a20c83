import type { FactData } from '../facts';
import type { DeadlineRule, Named } from '../shapes';

type Registered = FactData<'source-document.registered.v1'>;
type Corrected = FactData<'source-document.corrected.v1'>;

/** `GET /api/source-documents/:matterId` (intake): the document with its rows as they stand, and who corrected them. */
export type SourceDocumentView = Omit<Registered, 'by' | 'at' | 'region'> & {
  matterId: string;
  version: number;
  registeredBy: Named;
  registeredAt: string;
  corrections: Omit<Corrected, 'items'>[];
};

/** `POST /api/source-document-splits` (intake): 议定事项 as the text says them; units and leaders by the words of the text. */
export type SplitView = {
  text: string;
  rows: {
    no: number;
    sentence: string;
    matter: string;
    target: string | null;
    lead: string | null;
    co: string[];
    leader: string | null;
    deadline: DeadlineRule | null;
    /** how the text says the deadline */
    deadlineText: string | null;
    /** what a person has to fill in before the row can be registered, with the rule */
    missing: string[];
  }[];
};
