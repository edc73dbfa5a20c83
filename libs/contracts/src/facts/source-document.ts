import { CorrectSourceDocument, RegisterSourceDocument } from '../commands/source-document';
import { instant, Named, regionCode } from '../shapes';

const by = { by: Named, at: instant };
/** 来源文件、会议纪要 (SourceDocument, MeetingMinutes): stream id = matter id. */
export const sourceDocumentFacts = {
  'source-document.registered.v1': RegisterSourceDocument.omit({ declaredUnclassified: true }).extend({
    ...by,
    region: regionCode,
  }),
  'source-document.corrected.v1': CorrectSourceDocument.extend({ ...by }),
} as const;
