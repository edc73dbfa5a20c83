import { z } from 'zod';
import { ApplyOffProgram, DraftAnnualProgram } from '../commands/annual-program';
import { id, instant, Named, regionCode, Verdict } from '../shapes';

const by = { by: Named, at: instant };
const ofEntry = { ...by, entryId: id, topic: z.string(), ...Verdict.shape };

/** 年度督查检查计划: stream id = program id, one a region and year. */
export const annualProgramFacts = {
  'annual-program.drafted.v1': DraftAnnualProgram.extend({
    ...by,
    region: regionCode,
    /** entries of two bodies about the same thing at the same subjects, as they are called */
    similar: z.array(z.object({ one: z.string(), other: z.string() })),
  }),
  'annual-program.checked.v1': z.object({ ...by, ...Verdict.shape }),
  'annual-program.approved.v1': z.object({ ...by, ...Verdict.shape }),
  'annual-program.off-program-applied.v1': ApplyOffProgram.extend(by),
  'annual-program.off-program-endorsed.v1': z.object(ofEntry),
  'annual-program.off-program-approved.v1': z.object(ofEntry),
} as const;
