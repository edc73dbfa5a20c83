import { type DocumentFact, type FactData, type IssueDocument, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type IssuedDocument } from '../document';

/** What the shell made under the lock of the number series: the number and the file that carries it. */
export type Issued = Pick<FactData<'document.issued.v1'>, 'documentNo' | 'file' | 'recipients'>;

/** 公文编号成文 (R-651, R-652, I-17): the number is taken once, at signing; a repeated job changes nothing. */
export const issue: Decide<IssueDocument, IssuedDocument, DocumentFact, Policy, Issued> = (
  { kind, matterId, title, round },
  state,
  { actor, now, lookup },
) =>
  state.status === 'ISSUED'
    ? []
    : [
        {
          type: 'document.issued.v1',
          data: {
            by: { id: actor.id, name: actor.name },
            at: now,
            region: actor.region,
            matterId,
            kind,
            title,
            round,
            documentNo: lookup.documentNo,
            recipients: lookup.recipients,
            file: lookup.file,
          },
        },
      ];
