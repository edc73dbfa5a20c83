import { Defects } from './defects';

const MAX_BYTES = 4 * 1024 * 1024;
const MAX_DEPTH = 200;

/** What is skipped whole: comments, character data, instructions. */
const skipped = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** Where a tag ends; quotes may hold a `>`. -1 when it does not end. */
const endOfTag = (xml: string, from: number): number => {
  for (let at = from; at < xml.length; at += 1) {
    const char = xml[at];
    if (char === '>') return at;
    if (char !== '"' && char !== "'") continue;
    at = xml.indexOf(char, at + 1);
    if (at < 0) return -1;
  }
  return -1;
};

/** What is wrong with the tags, reading every character once, whatever the text is. */
const wrongWithTags = (xml: string): string | undefined => {
  let depth = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const skip = skipped.find(([begin]) => xml.startsWith(begin, at));
    const end = skip ? xml.indexOf(skip[1], at + skip[0].length) : endOfTag(xml, at + 1);
    if (end < 0) return 'a tag does not end';
    if (!skip) {
      if (xml[at + 1] === '/') depth -= 1;
      else if (xml[end - 1] !== '/') depth += 1;
      if (depth > MAX_DEPTH) return `nested deeper than ${MAX_DEPTH}`;
    }
    at = end + 1;
  }
  return undefined;
};

/** Foreign XML is bounded before it is parsed: size, depth, and no document type (entities). */
export const assertBounded = (xml: string): void => {
  if (xml.length > MAX_BYTES || Buffer.byteLength(xml) > MAX_BYTES)
    throw new Defects([['definitions', `larger than ${MAX_BYTES} bytes`]]);
  if (/<!DOCTYPE|<!ENTITY/i.test(xml))
    throw new Defects([['definitions', 'document types and entities are not allowed']]);
  const wrong = wrongWithTags(xml);
  if (wrong) throw new Defects([['definitions', wrong]]);
};
