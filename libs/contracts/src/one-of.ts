import { z } from 'zod';

type Words = Record<string, string>;
/** The zod enumeration of a table of words; its error names the choices in Chinese. */
export const oneOf = <W extends Words>(words: W): z.ZodEnum<{ [K in keyof W & string]: K }> =>
  z.enum(Object.keys(words) as (keyof W & string)[], {
    error: `请选择:${Object.values(words).join('、')}`,
  }) as z.ZodEnum<{ [K in keyof W & string]: K }>;
