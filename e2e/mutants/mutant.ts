/** A mistake in the program of `file`: each change makes it wrong; one of the ordinary tests in `specs` must notice. */
export type Mutant = Readonly<{
  id: string;
  /** what of the program must not be wrong, in Chinese */
  part: string;
  file: string;
  changes: readonly (readonly [from: string, to: string])[];
  specs: readonly string[];
}>;

type Mistake = Readonly<{ id: string; file: string; from: string; to: string; and?: [from: string, to: string] }>;

export const mutantsOf = (common: Pick<Mutant, 'part' | 'specs'>, mistakes: readonly Mistake[]): Mutant[] =>
  mistakes.map(({ id, file, from, to, and }) => ({
    ...common,
    id,
    file,
    changes: [[from, to], ...(and ? [and] : [])],
  }));
