import { evaluate } from 'feelin';

/** A function or operator as the evaluator itself has it: `builtin('min(a)', { a })`. */
export const builtin = (source: string, parameters: Record<string, unknown>): unknown =>
  evaluate(source, parameters as never, 'camunda').value;
