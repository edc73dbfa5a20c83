import { type Block, type Boundary, type Trigger, undoes } from './blocks';

/** All models of an engine share it: one request then answers the jobs of all. */
export const JOB_TYPE = 'random_job';

/** What a walk through a model must know of it. */
export type Model = { id: string; xml: string; messages: string[]; signals: string[] };

type Flow = { source: string; target: string; condition?: string };
/** One process or sub-process being written. */
type Scope = {
  nodes: [id: string, tag: string, attributes: string, inner: string][];
  flows: Flow[];
  events: string;
  artifacts: string;
};
type Ends = readonly [first: string, last: string];

/** Timers of a model are due a minute apart, all within one step of the clock: which is first is never left to chance. */
const dueIn = (n: number): string => `PT${600 + 60 * (n % 49)}S`;
const ext = (inner: string): string => `<bpmn:extensionElements>${inner}</bpmn:extensionElements>`;

/** Writes a block as a diagram; ids and names carry the model's id, so that many can run in one engine. */
export class Writer {
  private n = 0;
  private timers = 0;
  private readonly messages: string[] = [];
  private readonly signals: string[] = [];
  private readonly definitions: string[] = [];

  private constructor(private readonly id: string) {}

  static model(id: string, root: Block): Model {
    const writer = new Writer(id);
    const xml = writer.process(id, root);
    const all = [...writer.definitions, xml].join('');
    return {
      id,
      xml: `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="http://duban/random">${all}</bpmn:definitions>`,
      messages: writer.messages,
      signals: writer.signals,
    };
  }

  private next(prefix: string): string {
    this.n += 1;
    return `${prefix}${this.n}`;
  }
  private process(id: string, root: Block): string {
    return `<bpmn:process id="${id}" isExecutable="true">${this.body(root)}</bpmn:process>`;
  }
  private body(root: Block, start = '', events = ''): string {
    const scope: Scope = { nodes: [], flows: [], events, artifacts: '' };
    const from = this.add(scope, 'startEvent', '', start);
    const [first, last] = this.place(scope, root);
    scope.flows.push({ source: from, target: first }, { source: last, target: this.add(scope, 'endEvent') });
    return write(scope, () => this.next('f'));
  }
  private add(scope: Scope, tag: string, attributes = '', inner = ''): string {
    const id = this.next(tag.slice(0, 2));
    scope.nodes.push([id, tag, attributes, inner]);
    return id;
  }

  private event(on: Trigger): string {
    if (on === 'timer')
      return `<bpmn:timerEventDefinition><bpmn:timeDuration>${dueIn((this.timers += 1))}</bpmn:timeDuration></bpmn:timerEventDefinition>`;
    const name = `${this.id}_${this.next(on === 'message' ? 'm' : 's')}`;
    if (on === 'message') {
      this.messages.push(name);
      this.definitions.push(
        `<bpmn:message id="${name}" name="${name}">${ext('<zeebe:subscription correlationKey="=k"/>')}</bpmn:message>`,
      );
      return `<bpmn:messageEventDefinition messageRef="${name}"/>`;
    }
    this.signals.push(name);
    this.definitions.push(`<bpmn:signal id="${name}" name="${name}"/>`);
    return `<bpmn:signalEventDefinition signalRef="${name}"/>`;
  }

  private place(scope: Scope, block: Block): Ends {
    const one = (id: string): Ends => [id, id];
    switch (block.kind) {
      case 'job':
        return one(this.add(scope, 'serviceTask', '', ext(`<zeebe:taskDefinition type="${JOB_TYPE}"/>`)));
      case 'user': {
        const listener = `<zeebe:taskListeners><zeebe:taskListener eventType="creating" type="${JOB_TYPE}"/></zeebe:taskListeners>`;
        return one(this.add(scope, 'userTask', '', ext(`<zeebe:userTask/>${listener}`)));
      }
      case 'script':
        return one(
          this.add(scope, 'scriptTask', '', ext('<zeebe:script expression="=pick + 1" resultVariable="picked"/>')),
        );
      case 'pass':
        return one(this.add(scope, 'task'));
      case 'receive': {
        const [, name] = /messageRef="(.*?)"/.exec(this.event('message')) ?? [];
        return one(this.add(scope, 'receiveTask', `messageRef="${name}"`));
      }
      case 'catch':
        return one(this.add(scope, 'intermediateCatchEvent', '', this.event(block.on)));
      case 'escalate':
        return one(this.add(scope, 'intermediateThrowEvent', '', this.coded('escalation')));
      case 'sequence':
        return this.sequence(
          scope,
          block.parts.map((part) => this.place(scope, part)),
        );
      case 'parallel':
      case 'choice':
      case 'inclusive':
        return this.fork(scope, block.kind, block.parts);
      case 'events': {
        const [split, join] = [this.add(scope, 'eventBasedGateway'), this.add(scope, 'exclusiveGateway')];
        for (const { on, then } of block.branches) {
          const caught = this.add(scope, 'intermediateCatchEvent', '', this.event(on));
          const [first, last] = this.place(scope, then);
          scope.flows.push(
            { source: split, target: caught },
            { source: caught, target: first },
            { source: last, target: join },
          );
        }
        return [split, join];
      }
      case 'loop':
        return this.loop(scope, block.part);
      case 'scope':
        return this.scope(scope, block);
      case 'called': {
        const called = `${this.id}_${this.next('c')}`;
        this.definitions.push(this.process(called, block.part));
        const calls = `<zeebe:calledElement processId="${called}" propagateAllChildVariables="false"/>`;
        return one(this.add(scope, 'callActivity', '', ext(calls)));
      }
      case 'each': {
        const items = `[${Array.from({ length: block.items }, (_, i) => i + 1).join(',')}]`;
        const loop = `<bpmn:multiInstanceLoopCharacteristics isSequential="${block.sequential}">${ext(`<zeebe:loopCharacteristics inputCollection="=${items}" inputElement="item"/>`)}</bpmn:multiInstanceLoopCharacteristics>`;
        return one(this.add(scope, 'subProcess', '', loop + this.body(block.part)));
      }
      case 'undone':
        return this.undone(scope, block.part);
    }
  }

  /** An activity with a handler, and at once the event that calls it. */
  private undone(scope: Scope, part: Block): Ends {
    const compensates = (): string => `<bpmn:compensateEventDefinition id="${this.next('cd')}"/>`;
    const [first, last] = this.place(scope, part);
    const undo = this.add(scope, 'intermediateThrowEvent', '', compensates());
    scope.flows.push({ source: last, target: undo });
    if (part.kind === 'catch' || part.kind === 'escalate') return [first, undo];
    const definition = ext(`<zeebe:taskDefinition type="${JOB_TYPE}"/>`);
    const handler = this.add(scope, 'serviceTask', 'isForCompensation="true"', definition);
    const boundary = this.add(scope, 'boundaryEvent', `attachedToRef="${first}"`, compensates());
    scope.artifacts += `<bpmn:association id="${this.next('as')}" associationDirection="One" sourceRef="${boundary}" targetRef="${handler}"/>`;
    return [first, undo];
  }

  private coded(kind: 'error' | 'escalation'): string {
    const id = `${this.id}_${kind}`;
    const code = `<bpmn:${kind} id="${id}" ${kind}Code="${kind}"/>`;
    if (!this.definitions.includes(code)) this.definitions.push(code);
    return `<bpmn:${kind}EventDefinition ${kind}Ref="${id}"/>`;
  }
  private sequence(scope: Scope, parts: readonly Ends[]): Ends {
    parts.slice(1).forEach(([first], i) => scope.flows.push({ source: parts[i]?.[1] ?? '', target: first }));
    return [parts[0]?.[0] ?? '', parts.at(-1)?.[1] ?? ''];
  }
  private fork(scope: Scope, kind: 'parallel' | 'choice' | 'inclusive', parts: readonly Block[]): Ends {
    const tag = { parallel: 'parallelGateway', choice: 'exclusiveGateway', inclusive: 'inclusiveGateway' }[kind];
    const [split, join] = [this.add(scope, tag), this.add(scope, tag)];
    parts.forEach((part, i) => {
      const [first, last] = this.place(scope, part);
      const condition = { parallel: undefined, choice: `pick = ${i}`, inclusive: `${i} = 0 or pick >= ${i}` }[kind];
      scope.flows.push(
        { source: split, target: first, ...(condition === undefined ? {} : { condition }) },
        { source: last, target: join },
      );
    });
    return [split, join];
  }
  /** Twice, by a counter of its own, and with a job: a loop without a wait is refused. */
  private loop(scope: Scope, part: Block): Ends {
    const counter = this.next('count');
    const [merge, again] = [this.add(scope, 'exclusiveGateway'), this.add(scope, 'exclusiveGateway')];
    const expression = `=get or else(${counter}, 0) + 1`;
    const count = this.add(
      scope,
      'scriptTask',
      '',
      ext(`<zeebe:script expression="${expression}" resultVariable="${counter}"/>`),
    );
    const [first, last] = this.sequence(scope, [this.place(scope, part), this.place(scope, { kind: 'job' })]);
    const out = this.add(scope, 'task');
    scope.flows.push(
      { source: merge, target: first },
      { source: last, target: count },
      { source: count, target: again },
      { source: again, target: merge, condition: `${counter} &lt; 2` },
      { source: again, target: out, condition: `${counter} >= 2` },
    );
    return [merge, out];
  }
  private scope(scope: Scope, block: Extract<Block, { kind: 'scope' }>): Ends {
    const { event } = block;
    // What Camunda never gets over (compensation-interrupted), and the lint refuses.
    const interrupting = event?.interrupting && !undoes(block.part);
    const inner = event
      ? `<bpmn:subProcess id="${this.next('ev')}" triggeredByEvent="true">${this.body(event.then, this.event(event.on)).replace('<bpmn:startEvent', `<bpmn:startEvent isInterrupting="${interrupting}"`)}</bpmn:subProcess>`
      : '';
    const sub = this.add(scope, 'subProcess', '', this.body(block.part, '', inner));
    for (const boundary of block.boundaries) this.boundary(scope, sub, boundary);
    return [sub, sub];
  }
  private boundary(scope: Scope, host: string, { on, interrupting, then }: Boundary): void {
    const cancels = interrupting || on === 'error';
    const event = on === 'error' || on === 'escalation' ? this.coded(on) : this.event(on);
    const id = this.add(scope, 'boundaryEvent', `attachedToRef="${host}" cancelActivity="${cancels}"`, event);
    const [first, last] = this.place(scope, then);
    scope.flows.push({ source: id, target: first }, { source: last, target: this.add(scope, 'endEvent') });
  }
}

const write = ({ nodes, flows, events, artifacts }: Scope, next: () => string): string => {
  const wired = flows.map((flow) => ({ ...flow, id: next() }));
  const written = nodes.map(([id, tag, attributes, inner]) => {
    const into = wired.filter((f) => f.target === id).map((f) => `<bpmn:incoming>${f.id}</bpmn:incoming>`);
    const from = wired.filter((f) => f.source === id).map((f) => `<bpmn:outgoing>${f.id}</bpmn:outgoing>`);
    const links = [...into, ...from].join('');
    const [, extension = '', rest = inner] =
      /^(<bpmn:extensionElements>.*?<\/bpmn:extensionElements>)(.*)$/s.exec(inner) ?? [];
    return `<bpmn:${tag} id="${id}" ${attributes}>${extension}${links}${rest}</bpmn:${tag}>`;
  });
  const arrows = wired.map(
    (f) =>
      `<bpmn:sequenceFlow id="${f.id}" sourceRef="${f.source}" targetRef="${f.target}">${f.condition ? `<bpmn:conditionExpression>=${f.condition}</bpmn:conditionExpression>` : ''}</bpmn:sequenceFlow>`,
  );
  return [...written, events, ...arrows, artifacts].join('');
};
