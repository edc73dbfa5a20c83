import { type CamundaPeer } from '@duban/testing/servers/camunda';
import { GatewayClient } from '../client';
import { type Row, variables } from './table';

const AT_ONCE = 50;

const escaped = (text: string): string => text.replace(/[&<>"\n\t]/g, (c) => `&#${c.charCodeAt(0)};`);

/** A process with one script task. */
const model = (id: string, expression: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="x">
<process id="${id}" isExecutable="true">
<startEvent id="s"><outgoing>f1</outgoing></startEvent>
<scriptTask id="t"><extensionElements><zeebe:script expression="=${escaped(expression)}" resultVariable="r"/></extensionElements><incoming>f1</incoming><outgoing>f2</outgoing></scriptTask>
<endEvent id="e"><incoming>f2</incoming></endEvent>
<sequenceFlow id="f1" sourceRef="s" targetRef="t"/><sequenceFlow id="f2" sourceRef="t" targetRef="e"/>
</process></definitions>`;

/** Camunda's answers, in the order of the expressions. */
export const askCamunda = async (peer: CamundaPeer, expressions: readonly string[]): Promise<Row[]> => {
  const rows: Row[] = [];
  const client = new GatewayClient(await peer.door.fresh(), peer.restAddress);
  for (let from = 0; from < expressions.length; from += AT_ONCE) {
    const some = expressions.slice(from, from + AT_ONCE);
    const refusals = await Promise.all(
      some.map(async (expression, i) => {
        const id = `feel_${from + i}`;
        const resources = [{ name: `${id}.bpmn`, content: Buffer.from(model(id, expression)) }];
        const deployed = await client.call('DeployResource', { resources });
        if ('error' in deployed) return String(deployed.error.message);
        const start = { bpmnProcessId: id, version: -1, variables: JSON.stringify(variables) };
        const created = await client.call('CreateProcessInstance', start);
        if ('error' in created) throw new Error(`${expression}: ${JSON.stringify(created.error)}`);
        return undefined;
      }),
    );
    await peer.door.rest();
    const answers = new Map<string, Row>();
    for (const { valueType, recordType, intent, value } of await peer.door.records()) {
      if (recordType !== 'EVENT' || intent !== 'CREATED') continue;
      const expression = expressions[Number(String(value.bpmnProcessId).slice(5))] ?? '';
      if (valueType === 'VARIABLE' && value.name === 'r')
        answers.set(value.bpmnProcessId, { expression, value: JSON.parse(value.value) });
      if (valueType === 'INCIDENT')
        answers.set(value.bpmnProcessId, { expression, incident: String(value.errorMessage) });
    }
    some.forEach((expression, i) => {
      const refused = refusals[i];
      const row = refused === undefined ? answers.get(`feel_${from + i}`) : { expression, refused: reason(refused) };
      if (!row) throw new Error(`Camunda gave no answer to: ${expression}`);
      rows.push(row);
    });
  }
  client.close();
  return rows;
};

/** The last line names the grammar or the position. */
const reason = (message: string): string => message.trim().split('\n').at(-1)?.trim() ?? '';
