// Diagrams of the contract suite: what happens in them is told by jobs, so that any engine can be looked into.

/** A process from its nodes and flows (`a>b`); `<incoming>` and `<outgoing>` are written, since Camunda reads them. */
const processOf = (id: string, nodes: string, flows: readonly string[], more = ''): Buffer => {
  const drawn = flows.map((flow, i) => [`f${i}`, ...flow.split('>')] as [string, string, string]);
  const withFlows = nodes.replace(/<!--(\w+)-->/g, (_, node: string) =>
    drawn
      .map(([flow, from, to]) => {
        const incoming = to === node ? `<bpmn:incoming>${flow}</bpmn:incoming>` : '';
        return incoming + (from === node ? `<bpmn:outgoing>${flow}</bpmn:outgoing>` : '');
      })
      .join(''),
  );
  const lines = drawn.map(
    ([flow, from, to]) => `<bpmn:sequenceFlow id="${flow}" sourceRef="${from}" targetRef="${to}"/>`,
  );
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" targetNamespace="urn:spec" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.8.0">
${more}<bpmn:process id="${id}" isExecutable="true">${withFlows}${lines.join('')}</bpmn:process></bpmn:definitions>`);
};

const extended = (tag: string, id: string, extensions: string): string =>
  `<bpmn:${tag} id="${id}" name="${id}"><bpmn:extensionElements>${extensions}</bpmn:extensionElements><!--${id}--></bpmn:${tag}>`;
const start = '<bpmn:startEvent id="s"><!--s--></bpmn:startEvent>';
const end = (id: string): string => `<bpmn:endEvent id="${id}"><!--${id}--></bpmn:endEvent>`;
export const job = (id: string, type: string, more = ''): string =>
  extended('serviceTask', id, `<zeebe:taskDefinition type="${type}"/>${more}`);

/** `work`, then `told`: that the job was done is seen by the next one. */
export const oneJob = (id: string, header = '1'): Buffer =>
  processOf(
    id,
    start +
      job('a', 'work', `<zeebe:taskHeaders><zeebe:header key="h" value="${header}"/></zeebe:taskHeaders>`) +
      job('b', 'told') +
      end('e'),
    ['s>a', 'a>b', 'b>e'],
  );

/** A refusal of `work` is caught and told as `refused`. */
export const refusable = processOf(
  'refusable',
  start +
    job('a', 'work') +
    '<bpmn:boundaryEvent id="no" attachedToRef="a"><!--no--><bpmn:errorEventDefinition id="d" errorRef="er"/></bpmn:boundaryEvent>' +
    job('b', 'told') +
    job('c', 'refused') +
    end('e') +
    end('r'),
  ['s>a', 'a>b', 'b>e', 'no>c', 'c>r'],
  '<bpmn:error id="er" errorCode="proof.refused"/>',
);

/** `work`, then waits for `news` about its `key`, then tells. */
export const waiting = processOf(
  'waiting',
  start +
    job('a', 'work') +
    '<bpmn:intermediateCatchEvent id="m"><!--m--><bpmn:messageEventDefinition id="md" messageRef="msg"/></bpmn:intermediateCatchEvent>' +
    job('b', 'told') +
    end('e'),
  ['s>a', 'a>m', 'm>b', 'b>e'],
  '<bpmn:message id="msg" name="news"><bpmn:extensionElements><zeebe:subscription correlationKey="=key"/></bpmn:extensionElements></bpmn:message>',
);

const listened = (id: string, listeners: readonly string[], assignment: string): string =>
  extended(
    'userTask',
    id,
    `<zeebe:userTask/>${assignment}<zeebe:taskListeners>${listeners
      .map((event) => `<zeebe:taskListener eventType="${event}" type="heard.${event}" retries="5"/>`)
      .join('')}</zeebe:taskListeners>`,
  );
/** A step for a person, with a listener for each thing that can happen to it. */
export const personal = processOf(
  'personal',
  start +
    listened(
      'u',
      ['creating', 'assigning', 'completing', 'canceling'],
      '<zeebe:assignmentDefinition assignee="=who" candidateGroups="=[&quot;LIAISON@&quot; + unit]"/><zeebe:taskSchedule dueDate="=dueAt"/>',
    ) +
    job('b', 'told') +
    end('e'),
  ['s>u', 'u>b', 'b>e'],
);

/** A step that is drawn under another id in its second version, and tells another job afterwards. */
export const movable = (step: string, after: string): Buffer =>
  processOf('movable', start + listened(step, ['creating', 'completing'], '') + job('b', after) + end('e'), [
    `s>${step}`,
    `${step}>b`,
    'b>e',
  ]);
