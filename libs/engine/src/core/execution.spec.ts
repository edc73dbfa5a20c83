import fc from 'fast-check';
import { bpmn, job, message, timer } from '../../conformance/models';
import { type Definition } from '../model/element';
import { parseBpmn } from '../model/parse';
import { cancelInstance, completeJob, createInstance, eventOccurred, execution, isOpen } from './commands';
import { type Document } from './document';
import { type JobRow } from './effects';
import { type Execution } from './execution';

/** The core alone: no database, no clock, commands on one document. */
class Memory {
  readonly document: Document = { root: 1, instances: new Map(), steps: 0 };
  readonly log: string[] = [];
  private key = 1;
  private rows: JobRow[] = [];
  constructor(readonly definition: Definition) {}

  static async of(xml: string): Promise<Memory> {
    const [model] = await parseBpmn(xml);
    if (!model) throw new Error('the model has no process');
    return new Memory({ ...model, key: '1', version: 1, deployment: '1' });
  }
  do(act: (x: Execution) => void): this {
    const [own, none] = [() => this.definition, () => undefined];
    const definitions = { byKey: own, process: own, decision: none, form: none };
    const x = execution(
      definitions,
      this.document,
      () => this.key++,
      () => 0,
    );
    act(x);
    this.rows = [...this.rows, ...x.effects.jobs].filter((row) => isOpen(this.document, row));
    this.log.push(...x.effects.steps.map((s) => `${s.element} ${s.intent.replace('ELEMENT_', '')}`));
    return this;
  }
  create(variables = {}): this {
    return this.do((x) => void createInstance(x, this.definition, variables));
  }
  complete(type: string, variables = {}): this {
    const row = this.rows.find((r) => r.type === type);
    if (!row) throw new Error(`no job of type ${type} is open`);
    return this.do((x) => completeJob(x, row, variables));
  }
  occur(element: string, variables = {}): this {
    const host = [...this.document.instances.values()].find((i) => i.element === element);
    if (!host) throw new Error(`${element} is not active`);
    return this.do((x) => eventOccurred(x, host.key, element, variables));
  }
  jobs(): string[] {
    return this.rows.map((row) => row.type);
  }
  variables(): unknown {
    return this.document.instances.get(1)?.variables;
  }
  ended(): boolean {
    return this.document.instances.size === 0;
  }
}

it('one execution per token: a task that is entered twice has two open jobs', async () => {
  const nodes = { s: 'startEvent ', p: 'parallelGateway ', a: job('a'), e: 'endEvent ' };
  const memory = (await Memory.of(bpmn('twice', nodes, ['s>p', 'p>a', 'p>a', 'a>e']))).create();
  expect(memory.jobs()).toEqual(['a', 'a']);
  expect(memory.complete('a').ended()).toBe(false);
  expect(memory.complete('a').ended()).toBe(true);
});

it('a parallel join after an exclusive split waits for ever: there is no dead-path elimination', async () => {
  const nodes = {
    s: 'startEvent ',
    x: 'exclusiveGateway ',
    a: job('a'),
    b: job('b'),
    j: 'parallelGateway ',
    e: 'endEvent ',
  };
  const flows = ['s>x', 'x>a if left', 'x>b if not(left)', 'a>j', 'b>j', 'j>e'];
  const memory = (await Memory.of(bpmn('starved', nodes, flows))).create({ left: true }).complete('a');
  expect(memory.ended()).toBe(false);
  expect(memory.jobs()).toEqual([]);
});

it('an inclusive join waits for what has just left the inclusive join before it', async () => {
  const gateway = 'inclusiveGateway ';
  const nodes = {
    s: 'startEvent ',
    o: gateway,
    a: job('a'),
    i: gateway,
    b: job('b'),
    c: job('c'),
    j: gateway,
    k: gateway,
    e: 'endEvent ',
  };
  const flows = ['s>o', 'o>a if true', 'o>i if true', 'i>b if true', 'i>c if true', 'b>j', 'c>j', 'j>k', 'a>k', 'k>e'];
  const memory = (await Memory.of(bpmn('nested', nodes, flows))).create().complete('c').complete('a').complete('b');
  expect(memory.ended()).toBe(true);
  expect(memory.log.filter((line) => line === 'k ACTIVATED')).toHaveLength(1);
});

it('variables of a job go up to where they are, else to the process', async () => {
  const memory = (
    await Memory.of(bpmn('up', { s: 'startEvent ', a: job('a'), b: job('b'), e: 'endEvent ' }, ['s>a', 'a>b', 'b>e']))
  )
    .create({ known: 1 })
    .complete('a', { known: 2, fresh: 3 });
  expect(memory.variables()).toEqual({ known: 2, fresh: 3 });
});

it('a message that came brings its variables, and a timer none', async () => {
  const nodes = { s: 'startEvent ', w: message, t: timer('PT1H'), a: job('a'), e: 'endEvent ' };
  const memory = (await Memory.of(bpmn('waits', nodes, ['s>w', 'w>t', 't>a', 'a>e']))).create({ k: 'k' });
  memory.occur('w', { news: true }).occur('t');
  expect(memory.variables()).toEqual({ k: 'k', news: true });
  expect(memory.jobs()).toEqual(['a']);
});

it('a repeated completion finds its job closed and changes nothing', async () => {
  const memory = (
    await Memory.of(bpmn('once', { s: 'startEvent ', a: job('a'), e: 'endEvent ' }, ['s>a', 'a>e']))
  ).create();
  const before = memory.log.length;
  memory.complete('a');
  expect(() => memory.complete('a')).toThrow('no job of type a is open');
  expect(memory.log.slice(before).filter((line) => line === 'a COMPLETED')).toHaveLength(1);
});

it('cancelling ends everything within, inner before outer', async () => {
  const nodes = { s: 'startEvent ', a: job('a'), e: 'endEvent ' };
  const memory = (await Memory.of(bpmn('gone', nodes, ['s>a', 'a>e']))).create().do((x) => cancelInstance(x, 1));
  expect(memory.ended()).toBe(true);
  expect(memory.log.slice(-2)).toEqual(['a TERMINATED', 'gone TERMINATED']);
});

/** A structured model: blocks in sequence, in parallel, or chosen. Every one of them can end. */
type Block = { kind: 'task' } | { kind: 'sequence' | 'parallel' | 'choice' | 'inclusive'; parts: Block[] };
const block: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constant<Block>({ kind: 'task' }),
    fc.record({
      kind: fc.constantFrom('sequence' as const, 'parallel' as const, 'choice' as const, 'inclusive' as const),
      parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
  ),
})).block;

const build = (root: Block): string => {
  const nodes: Record<string, string> = { s: 'startEvent ', e: 'endEvent ' };
  const flows: string[] = [];
  let n = 0;
  const add = (shape: string): string => {
    n += 1;
    nodes[`n${n}`] = shape;
    return `n${n}`;
  };
  const place = (b: Block): [first: string, last: string] => {
    if (b.kind === 'task') {
      const id = add(job(`job${n}`));
      return [id, id];
    }
    if (b.kind === 'sequence') {
      const placed = b.parts.map(place);
      placed.slice(1).forEach(([first], i) => flows.push(`${placed[i]?.[1]}>${first}`));
      return [placed[0]?.[0] ?? '', placed.at(-1)?.[1] ?? ''];
    }
    const { kind } = b;
    const gateway = { parallel: 'parallelGateway ', choice: 'exclusiveGateway ', inclusive: 'inclusiveGateway ' }[kind];
    const [split, join] = [add(gateway), add(gateway)];
    b.parts.forEach((part, i) => {
      const [first, last] = place(part);
      const condition = { parallel: '', choice: ` if pick = ${i}`, inclusive: ` if ${i} = 0 or pick >= ${i}` }[kind];
      flows.push(`${split}>${first}${condition}`, `${last}>${join}`);
    });
    return [split, join];
  };
  const [first, last] = place(root);
  return bpmn('random', nodes, [`s>${first}`, ...flows, `${last}>e`]);
};

it('a structured model of any shape ends when its jobs are completed in any order, and leaves nothing', async () => {
  await fc.assert(
    fc.asyncProperty(block, fc.integer({ min: 0, max: 1 }), fc.infiniteStream(fc.nat()), async (root, pick, order) => {
      const memory = (await Memory.of(build(root))).create({ pick });
      for (const n of order) {
        const open = memory.jobs();
        if (open.length === 0) break;
        memory.complete(open[n % open.length] as string);
      }
      expect(memory.ended()).toBe(true);
      const count = (intent: string): number => memory.log.filter((line) => line.endsWith(intent)).length;
      expect(count('COMPLETED')).toBe(count('ACTIVATING'));
    }),
    { numRuns: 60 },
  );
});
