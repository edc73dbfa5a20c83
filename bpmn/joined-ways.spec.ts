import { diagrams, lintDiagram } from './index';

const plain = diagrams().find(({ file }) => file === 'sp-review.bpmn') as ReturnType<typeof diagrams>[number];
type Flow = readonly [from: string, to: string];
/** A part of its own, put into a diagram of ours: elements with what is within them, and the flows between them. */
const withPart = (elements: Readonly<Record<string, string>>, flows: readonly Flow[]): string => {
  const id = ([from, to]: Flow): string => `Flow_${from}_${to}`;
  const ends = (name: string, end: 0 | 1, tag: string): string =>
    flows
      .filter((flow) => flow[end] === name)
      .map((flow) => `<bpmn:${tag}>${id(flow)}</bpmn:${tag}>`)
      .join('');
  const drawn = Object.entries(elements).map(([name, kind]) => {
    const [tag = '', attributes = ''] = kind.split(/ (.*)/s);
    return `<bpmn:${tag} id="${name}" name="${name}" ${attributes}>${ends(name, 1, 'incoming')}${ends(name, 0, 'outgoing')}</bpmn:${tag}>`;
  });
  const lines = flows.map(
    (flow) => `<bpmn:sequenceFlow id="${id(flow)}" sourceRef="${flow[0]}" targetRef="${flow[1]}"/>`,
  );
  return plain.xml.replace('</bpmn:process>', `${drawn.join('')}${lines.join('')}</bpmn:process>`);
};

describe('包容网关的汇聚', () => {
  const fork = { Fork: 'parallelGateway', First: 'userTask', Second: 'userTask', Join: 'inclusiveGateway' };
  const joined: Flow[] = [
    ['Fork', 'First'],
    ['Fork', 'Second'],
    ['First', 'Join'],
  ];
  const stray = async (elements: Record<string, string>, flows: Flow[]): Promise<string[]> =>
    (await lintDiagram(withPart({ ...fork, ...elements }, [...joined, ...flows])))
      .filter(({ rule }) => rule === 'duban/joined-ways')
      .map(({ element, message }) => `${element}:${message}`);

  it('分开以后都到汇聚的,可以;分出去另办、本来就不到汇聚的,也可以', async () => {
    const also: Flow[] = [
      ['Second', 'Choice'],
      ['Choice', 'Third'],
      ['Choice', 'Join'],
      ['Third', 'Join'],
      ['Fork', 'Apart'],
    ];
    expect(await stray({ Choice: 'exclusiveGateway', Third: 'userTask', Apart: 'endEvent' }, also)).toEqual([]);
  });

  it('分开以后有一条路可能走到别处、到不了汇聚:不可以,先到的会一直等', async () => {
    const flows: Flow[] = [
      ['Second', 'Choice'],
      ['Choice', 'Join'],
      ['Choice', 'Out'],
    ];
    const [defect] = await stray({ Choice: 'exclusiveGateway', Out: 'endEvent' }, flows);
    expect(defect).toContain('Choice:从“Choice”可能走到别处,不再到汇聚的包容网关“Join”,先到的会一直等下去');
  });

  it('中断的边界事件走到别处:不可以;不中断的,可以', async () => {
    const flows: Flow[] = [
      ['Second', 'Join'],
      ['Late', 'Out'],
    ];
    const late = (interrupting: boolean): Record<string, string> => ({
      Late: `boundaryEvent attachedToRef="Second" cancelActivity="${interrupting}"`,
      Out: 'endEvent',
    });
    expect(await stray(late(true), flows)).toEqual([expect.stringContaining('Late:从“Late”可能走到别处')]);
    expect(await stray(late(false), flows)).toEqual([]);
  });
});
