import { bpmn, job } from '../../conformance/models';
import { parseBpmn } from './parse';

const flows = ['s>a', 'a>e'];
const around = (shape: string): string => bpmn('p', { s: 'startEvent ', a: shape, e: 'endEvent ' }, flows);
const called = (attributes: string): string =>
  around(`callActivity |<zeebe:calledElement processId="child" ${attributes}/>`);

describe('foreign XML is bounded before it is parsed', () => {
  const plain = around(job('a'));
  it.each([
    ['entities', plain.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>'), 'document types and entities'],
    [
      'depth',
      plain.replace('<bpmn:message', `${'<x>'.repeat(201)}${'</x>'.repeat(201)}<bpmn:message`),
      'nested deeper',
    ],
    ['size', plain + ' '.repeat(4 * 1024 * 1024), 'larger than'],
  ])('%s', async (_, xml, reason) => {
    await expect(parseBpmn(xml)).rejects.toThrow(reason);
  });
});

describe('what a call activity is bound to', () => {
  const bindingOf = async (attributes: string): Promise<unknown> =>
    (await parseBpmn(called(attributes)))[0]?.elements['a']?.called?.binding;

  it('the latest version, the one of its deployment, or the latest with a tag', async () => {
    expect(await bindingOf('')).toEqual({ type: 'latest' });
    expect(await bindingOf('bindingType="deployment"')).toEqual({ type: 'deployment' });
    expect(await bindingOf('bindingType="versionTag" versionTag="v1"')).toEqual({ type: 'versionTag', tag: 'v1' });
  });
  it('a binding the engine does not know is refused, not ignored', async () => {
    await expect(bindingOf('bindingType="newest"')).rejects.toThrow(
      "- Element: a\n    - ERROR: The binding type 'newest' is not known",
    );
    await expect(bindingOf('bindingType="versionTag"')).rejects.toThrow("Attribute 'versionTag' must be present");
  });
});

it('every defect of a model is told at once, each at its element', async () => {
  const nodes = { s: 'startEvent ', a: 'serviceTask ', b: 'serviceTask ', g: 'complexGateway ', e: 'endEvent ' };
  const refusal = parseBpmn(bpmn('p', nodes, ['s>a', 'a>b', 'b>g', 'g>e']));
  await expect(refusal).rejects.toMatchObject({
    list: [
      ['g', expect.stringContaining("'ComplexGateway'")],
      ['a', expect.stringContaining("'zeebe:taskDefinition'")],
      ['b', expect.stringContaining("'zeebe:taskDefinition'")],
    ],
  });
});

it('flows are kept in reverse order of the file: the order in which conditions are tried', async () => {
  const nodes = { s: 'startEvent ', x: 'exclusiveGateway ', a: job('a'), b: job('b'), e: 'endEvent ' };
  const xml = bpmn('p', nodes, ['s>x', 'x>a if one', 'x>b if two', 'a>e', 'b>e']);
  const [model] = await parseBpmn(xml);
  expect(model?.elements['x']?.outgoing.map((flow) => flow.target)).toEqual(['b', 'a']);
});
