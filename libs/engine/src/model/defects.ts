/** Notes why something in a model cannot be executed; `where` is an element id, or a path below one. */
export type Report = (where: string, reason: string) => void;

/** Why a model cannot be deployed: where and why, in the words of Camunda's own deployment where it refuses the same. */
export class Defects extends Error {
  override readonly name = 'Defects';
  constructor(readonly list: readonly (readonly [where: string, reason: string])[]) {
    const places = new Map<string, Set<string>>();
    for (const [where, reason] of list) places.set(where, (places.get(where) ?? new Set()).add(reason));
    const texts = [...places].map(
      ([where, reasons]) => `- Element: ${where}\n${[...reasons].map((r) => `    - ERROR: ${r}\n`).join('')}`,
    );
    super(texts.join(''));
  }
}

/** Processes whose elements are sound but which would run in a circle for ever; in Camunda's words. */
export class StraightThrough extends Error {
  override readonly name = 'StraightThrough';
  readonly reasons: readonly string[];
  constructor(loops: readonly (readonly [process: string, path: readonly string[]])[]) {
    const reasons = loops.map(
      ([process, path]) =>
        `- Process: ${process}\n    - ERROR: Processes are not allowed to contain a straight-through processing loop: ${path.join(' > ')}\n`,
    );
    super(reasons.join(''));
    this.reasons = reasons;
  }
}
