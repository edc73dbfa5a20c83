/** The domain says no. `code` is a row of the refusal catalogue in `@duban/contracts`; `params` fill its sentence. */
export class Refusal<Code extends string = string> extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: Code,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}

/** Somebody else changed it first: load again and decide again. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}
