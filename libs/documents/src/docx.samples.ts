import { strFromU8, unzipSync } from 'fflate';

/** The words of a docx, one line a paragraph. */
export const textOf = (bytes: Uint8Array): string =>
  strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]*>/g, '');
