import { createContext, Script } from 'node:vm';
import { FeelFailure } from './failure';

const LIMIT_MS = 50;
/** What may take long: iterations, filters, functions of the model's own, regular expressions, and long texts. */
const lengthy = /\b(?:for|some|every|function|matches|replace|split|extract)\b|\[/;
const LONG = 500;
const isLengthy = (source: string): boolean => source.length > LONG || lengthy.test(source);
/** As much of an expression as a message tells. */
const told = (source: string): string => (source.length > LONG ? `${source.slice(0, LONG)}…` : source);

const work: { run: () => unknown } = { run: () => undefined };
const context = createContext(work);
const script = new Script('run()');

const usedCpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/**
 * Ends an evaluation that computes for too long: one expression must not stop everything else. What counts is time on the
 * processor: on a busy machine an evaluation that was hardly let run is begun again with more patience. One that took too
 * long is begun again once: the first time it may have paid for what had to be compiled or collected.
 * @throws FeelFailure
 */
export const withinLimit = <T>(source: string, evaluate: () => T, cpu: () => number = usedCpu): T => {
  if (!isLengthy(source)) return evaluate();
  let cut = false;
  for (let timeout = LIMIT_MS; ; timeout *= 2) {
    work.run = evaluate;
    const before = cpu();
    try {
      return script.runInContext(context, { timeout }) as T;
    } catch (error) {
      if ((error as { code?: string }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      if (cpu() - before < LIMIT_MS) continue;
      if (cut)
        throw new FeelFailure(`Failed to evaluate expression '${told(source)}': it took longer than ${LIMIT_MS} ms`);
      cut = true;
      timeout = LIMIT_MS / 2;
    }
  }
};
