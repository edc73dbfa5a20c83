import { Defects } from './defects';

const MAX_BYTES = 4 * 1024 * 1024;
const MAX_DEPTH = 200;

/** Foreign XML is bounded before it is parsed: size, depth, and no document type (entities). */
export const assertBounded = (xml: string): void => {
  if (Buffer.byteLength(xml) > MAX_BYTES) throw new Defects([['definitions', `larger than ${MAX_BYTES} bytes`]]);
  if (/<!DOCTYPE|<!ENTITY/i.test(xml))
    throw new Defects([['definitions', 'document types and entities are not allowed']]);
  let depth = 0;
  for (const tag of xml.matchAll(/<(\/?)[A-Za-z_][^\s>/]*(?:[^>"']|"[^"]*"|'[^']*')*?(\/?)>/g)) {
    if (tag[1]) depth -= 1;
    else if (!tag[2]) depth += 1;
    if (depth > MAX_DEPTH) throw new Defects([['definitions', `nested deeper than ${MAX_DEPTH}`]]);
  }
};
