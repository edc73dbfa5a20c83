import { parseDmn } from '../model/dmn';
import { decide } from './decisions';

const table = (hitPolicy: string, rules: readonly [test: string, result: string][], more = ''): string =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="drd" name="drd">
  <decision id="d" name="D">${more}<decisionTable hitPolicy="${hitPolicy.split(' +')[0]}"${
    hitPolicy.includes(' +') ? ` aggregation="${hitPolicy.split(' +')[1]}"` : ''
  }><input><inputExpression><text>days</text></inputExpression></input><output name="out"/>${rules
    .map(
      ([test, result]) =>
        `<rule><inputEntry><text>${test.replace(/</g, '&lt;')}</text></inputEntry><outputEntry><text>${result}</text></outputEntry></rule>`,
    )
    .join('')}</decisionTable></decision>
  <decision id="base"><variable name="limit"/><literalExpression><text>2 + 1</text></literalExpression></decision></definitions>`;

const rules: [string, string][] = [
  ['<= 3', '1'],
  ['<= 5', '2'],
  ['-', '3'],
];
const decideBy = async (hitPolicy: string, days: unknown): Promise<unknown> =>
  decide(await parseDmn(table(hitPolicy, rules)), 'd', { days });

it.each([
  ['FIRST', 4, 2],
  ['RULE ORDER', 4, [2, 3]],
  ['COLLECT', 2, [1, 2, 3]],
  ['COLLECT +SUM', 2, 6],
  ['COLLECT +MAX', 4, 3],
  ['COLLECT +COUNT', 2, 3],
  ['UNIQUE', 9, 3],
])('%s with %s', async (hitPolicy, days, expected) => {
  expect(await decideBy(hitPolicy, days)).toEqual(expected);
});

it('no rule matched gives null, two rules of UNIQUE are a failure', async () => {
  expect(decide(await parseDmn(table('FIRST', [['> 9', '1']])), 'd', { days: 1 })).toBeNull();
  await expect(decideBy('UNIQUE', 2)).rejects.toThrow("multiple values aren't allowed for UNIQUE hit policy");
});

it('a required decision is evaluated first and seen by its name', async () => {
  const needs = '<informationRequirement><requiredDecision href="#base"/></informationRequirement>';
  const model = await parseDmn(table('FIRST', [['<= limit', '"short"']], needs));
  expect(decide(model, 'd', { days: 3 })).toBe('short');
});

it('what is not executed is refused by name', async () => {
  await expect(parseDmn(table('PRIORITY', rules))).rejects.toThrow("The hit policy 'PRIORITY' is not executed");
});
