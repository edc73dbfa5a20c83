import { BpmnModdle } from 'bpmn-moddle';
import { assertBounded } from './bounds';
import { Defects, type Report } from './defects';
import { type Expression } from './element';
import { fixed, readerAt } from './expressions';
import { type Node } from './node';

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'ANY' | 'RULE ORDER' | 'COLLECT';
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT';
/** One rule: a unary test for each input, an expression for each output; an empty test holds always. */
export type Rule = Readonly<{ tests: readonly string[]; results: readonly (Expression | undefined)[] }>;
export type DecisionTable = Readonly<{
  hitPolicy: HitPolicy;
  aggregation?: Aggregation;
  inputs: readonly Expression[];
  outputs: readonly string[];
  rules: readonly Rule[];
}>;
export type DecisionModel = Readonly<{
  id: string;
  name: string;
  /** name under which decisions that need it see its result */
  resultName: string;
  requires: readonly string[];
  tag?: string;
  logic: DecisionTable | Expression;
}>;
/** The decisions of one DMN resource. */
export type RequirementsModel = Readonly<{
  id: string;
  name: string;
  decisions: Readonly<Record<string, DecisionModel>>;
}>;

const text = (name: string): object => ({ name, type: 'String', isAttr: true });
const one = (name: string, type: string): object => ({ name, type });
const many = (name: string, type: string): object => ({ name, type, isMany: true });
/** As much of DMN as is executed; everything else in a resource is passed over or refused. */
const schema = {
  name: 'DMN',
  uri: 'https://www.omg.org/spec/DMN/20191111/MODEL/',
  prefix: 'dmn',
  xml: { tagAlias: 'lowerCase' },
  types: [
    { name: 'Definitions', properties: [text('id'), text('name'), many('decision', 'Decision')] },
    {
      name: 'Decision',
      properties: [
        text('id'),
        text('name'),
        one('extensionElements', 'ExtensionElements'),
        one('variable', 'Variable'),
        many('informationRequirement', 'InformationRequirement'),
        one('decisionTable', 'DecisionTable'),
        one('literalExpression', 'LiteralExpression'),
      ],
    },
    { name: 'ExtensionElements', properties: [{ name: 'values', type: 'Element', isMany: true }] },
    { name: 'Variable', properties: [text('id'), text('name')] },
    { name: 'InformationRequirement', properties: [text('id'), one('requiredDecision', 'Reference')] },
    { name: 'Reference', properties: [text('href')] },
    {
      name: 'DecisionTable',
      properties: [
        text('id'),
        text('hitPolicy'),
        text('aggregation'),
        many('input', 'Input'),
        many('output', 'Output'),
        many('rule', 'Rule'),
      ],
    },
    { name: 'Input', properties: [text('id'), text('label'), one('inputExpression', 'LiteralExpression')] },
    { name: 'Output', properties: [text('id'), text('name'), text('label')] },
    {
      name: 'Rule',
      properties: [text('id'), many('inputEntry', 'LiteralExpression'), many('outputEntry', 'LiteralExpression')],
    },
    { name: 'LiteralExpression', properties: [text('id'), text('expressionLanguage'), one('text', 'String')] },
  ],
};

/** @throws Defects naming the decisions that cannot be evaluated, and why */
export const parseDmn = async (xml: string): Promise<RequirementsModel> => {
  assertBounded(xml);
  let root: Node;
  try {
    root = (await new BpmnModdle({ dmn: schema }).fromXML(xml, 'dmn:Definitions')).rootElement;
  } catch (error) {
    throw new Defects([['definitions', error instanceof Error ? error.message : String(error)]]);
  }
  const defects: [string, string][] = [];
  const report: Report = (where, reason) => void defects.push([where, reason]);
  const decisions = (root.decision ?? []).map((node: Node) => toDecision(node, report));
  if (decisions.length === 0) report('definitions', 'Must contain at least one decision');
  if (!root.id) report('definitions', 'Must have an id');
  for (const decision of decisions)
    for (const id of decision.requires)
      if (!decisions.some((other: DecisionModel) => other.id === id))
        report(decision.id, `The required decision '${id}' is not in this resource`);
  if (defects.length > 0) throw new Defects(defects);
  const byId = Object.fromEntries(decisions.map((decision: DecisionModel) => [decision.id, decision]));
  return { id: root.id, name: root.name ?? root.id, decisions: byId };
};

const tagOf = (node: Node): { tag?: string } => {
  const tag = node.extensionElements?.values?.find(
    (v: Node) => v.$type === 'zeebe:VersionTag' || v.$type === 'zeebe:versionTag',
  );
  return tag?.value ? { tag: tag.value } : {};
};

const toDecision = (node: Node, report: Report): DecisionModel => ({
  id: node.id,
  name: node.name ?? node.id,
  resultName: node.variable?.name ?? node.id,
  ...tagOf(node),
  requires: (node.informationRequirement ?? []).flatMap((r: Node) => r.requiredDecision?.href?.replace(/^#/, '') ?? []),
  logic: node.decisionTable ? toTable(node.id, node.decisionTable, report) : toLiteral(node, report),
});

const toLiteral = (node: Node, report: Report): Expression => {
  const source = node.literalExpression?.text;
  if (!source) report(node.id, 'Only decision tables and literal expressions are executed: use one of them');
  return formula(node.id, source, report) ?? fixed('');
};

const hitPolicies: readonly string[] = ['UNIQUE', 'FIRST', 'ANY', 'RULE ORDER', 'COLLECT'];
const toTable = (id: string, node: Node, report: Report): DecisionTable => {
  const hitPolicy = node.hitPolicy ?? 'UNIQUE';
  if (!hitPolicies.includes(hitPolicy))
    report(id, `The hit policy '${hitPolicy}' is not executed: use one of ${hitPolicies.join(', ')}`);
  const inputs = (node.input ?? []).map((i: Node) => formula(id, i.inputExpression?.text, report));
  if (inputs.includes(undefined)) report(id, 'Each input must have an expression');
  return {
    hitPolicy,
    ...(node.aggregation ? { aggregation: node.aggregation } : {}),
    inputs,
    outputs: (node.output ?? []).map((o: Node, i: number) => o.name ?? o.label ?? `output${i + 1}`),
    rules: (node.rule ?? []).map((rule: Node) => ({
      tests: (rule.inputEntry ?? []).map((entry: Node) => (entry.text ?? '').trim()),
      results: (rule.outputEntry ?? []).map((entry: Node) => formula(id, entry.text, report)),
    })),
  };
};

/** DMN writes FEEL without `=`. */
const formula = (where: string, source: string | undefined, report: Report): Expression | undefined =>
  source?.trim() ? readerAt(where, report).optional(`=${source.trim()}`) : undefined;
