import { strFromU8, unzipSync } from 'fflate';

/** The words of a docx. */
export const docxText = (bytes: Uint8Array): string =>
  strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).replace(/<[^<>]*>/g, '');
/** Its punctuation as it was typed: a document has the full-width one. */
export const asTyped = (text: string): string => text.replace(/：/g, ':').replace(/，/g, ',');
