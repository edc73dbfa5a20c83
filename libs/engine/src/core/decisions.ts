import { evaluateFeel, FeelFailure, holdsFeel } from '../feel/feel';
import { type DecisionModel, type DecisionTable, type RequirementsModel, type Rule } from '../model/dmn';
import { type Variables } from './document';

/** A decision that has no answer: which one, and why. */
export class DecisionFailure extends Error {
  override readonly name = 'DecisionFailure';
  constructor(
    readonly decision: string,
    reason: string,
  ) {
    super(reason);
  }
}

/** Evaluates a decision after those it requires. @throws DecisionFailure */
export const decide = (
  model: RequirementsModel,
  id: string,
  variables: Variables,
  asked: readonly string[] = [],
): unknown => {
  const decision = model.decisions[id];
  if (!decision || asked.includes(id)) throw new DecisionFailure(id, `decision '${id}' requires itself or is missing`);
  const known: Variables = { ...variables };
  for (const required of decision.requires) {
    const result = decide(model, required, variables, [...asked, id]);
    known[model.decisions[required]?.resultName ?? required] = result;
  }
  try {
    return 'source' in decision.logic ? evaluateFeel(decision.logic, known) : answer(decision, decision.logic, known);
  } catch (error) {
    if (error instanceof FeelFailure) throw new DecisionFailure(id, error.message);
    throw error;
  }
};

const answer = (decision: DecisionModel, table: DecisionTable, variables: Variables): unknown => {
  const inputs = table.inputs.map((input) => evaluateFeel(input, variables));
  const matches = (rule: Rule): boolean =>
    rule.tests.every((test, i) => test === '' || test === '-' || holdsFeel(test, inputs[i], variables));
  const matched = table.hitPolicy === 'FIRST' ? table.rules.find(matches) : table.rules.filter(matches);
  const rules = matched === undefined ? [] : Array.isArray(matched) ? (matched as Rule[]) : [matched as Rule];
  const results = rules.map((rule) => resultOf(table, rule, variables));
  if (results.length === 0) return null;
  switch (table.hitPolicy) {
    case 'UNIQUE':
      if (results.length > 1) throw new DecisionFailure(decision.id, several(table, results));
      return results[0];
    case 'ANY':
      if (new Set(results.map((result) => JSON.stringify(result))).size > 1)
        throw new DecisionFailure(decision.id, several(table, results));
      return results[0];
    case 'FIRST':
      return results[0];
    case 'RULE ORDER':
      return results;
    case 'COLLECT':
      return collected(decision, table, results);
  }
};

const several = ({ hitPolicy }: DecisionTable, results: readonly unknown[]): string =>
  `multiple values aren't allowed for ${hitPolicy} hit policy. found: '${JSON.stringify(results)}'`;

const resultOf = ({ outputs }: DecisionTable, rule: Rule, variables: Variables): unknown => {
  const values = outputs.map((_, i) => {
    const expression = rule.results[i];
    return expression ? evaluateFeel(expression, variables) : null;
  });
  return outputs.length === 1 ? values[0] : Object.fromEntries(outputs.map((name, i) => [name, values[i]]));
};

const collected = ({ id }: DecisionModel, { aggregation }: DecisionTable, results: readonly unknown[]): unknown => {
  if (!aggregation) return results;
  if (aggregation === 'COUNT') return results.length;
  const numbers = results.filter((result): result is number => typeof result === 'number');
  if (numbers.length < results.length)
    throw new DecisionFailure(
      id,
      `expected numbers for the aggregation ${aggregation}, found: '${JSON.stringify(results)}'`,
    );
  if (aggregation === 'SUM') return numbers.reduce((a, b) => a + b, 0);
  return aggregation === 'MIN' ? Math.min(...numbers) : Math.max(...numbers);
};
