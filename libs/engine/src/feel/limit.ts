import { createContext, Script } from 'node:vm';
import { FeelFailure } from './functions';

const LIMIT_MS = 50;
/** What may take long: iterations, functions of the model's own, and regular expressions. */
const lengthy = /\b(?:for|some|every|function|matches|replace|split|extract)\b/;

const work: { run: () => unknown } = { run: () => undefined };
const context = createContext(work);
const script = new Script('run()');

/** Ends an evaluation that runs too long: one expression must not stop everything else. @throws FeelFailure */
export const withinLimit = <T>(source: string, evaluate: () => T): T => {
  if (!lengthy.test(source)) return evaluate();
  work.run = evaluate;
  try {
    return script.runInContext(context, { timeout: LIMIT_MS }) as T;
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new FeelFailure(`Failed to evaluate expression '${source}': it took longer than ${LIMIT_MS} ms`);
  }
};
