import { parseExpression } from '../feel/feel';
import { type Report } from './defects';
import { type Expression } from './element';
import { expressionOf } from './node';

export const fixed = (source: string): Expression => ({ source, feel: false });
const NOTHING = fixed('');

/** Reads expressions that stand at one place of the model; a syntax error is reported there. */
export const readerAt = (where: string, report: Report) => {
  const optional = (source: string | null | undefined): Expression | undefined => {
    const expression = expressionOf(source);
    const problem = expression?.feel ? parseExpression(expression.source) : undefined;
    if (problem) report(where, `failed to parse expression '${expression?.source}': ${problem}`);
    return expression;
  };
  return {
    optional,
    /** @param missing what is reported when there is none */
    required: (source: string | null | undefined, missing = 'Expected expression but not found.'): Expression => {
      if (source) return optional(source) ?? NOTHING;
      report(where, missing);
      return NOTHING;
    },
    /** must be written with `=` */
    formula: (source: string | null | undefined): Expression => {
      const expression = optional(source);
      if (!expression || expression.source === '') report(where, 'Expected expression but not found.');
      else if (!expression.feel)
        report(
          where,
          `Expected expression but found static value '${expression.source}'. An expression must start with '=' (e.g. '=${expression.source}').`,
        );
      return expression ?? NOTHING;
    },
  };
};
