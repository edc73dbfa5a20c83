/** Small models for specs: nodes are written short, flows as `a>b` with an optional condition. */
export const bpmn = (id: string, nodes: Readonly<Record<string, string>>, flows: readonly string[]): string => {
  const wired = flows.map((text, i) => {
    const [ends = '', condition] = text.split(' if ');
    const [source = '', target = ''] = ends.trim().split('>');
    return { id: `f${i}`, source, target, condition };
  });
  const element = ([name, shape]: [string, string]): string => {
    const [tag = '', ...rest] = shape.split(' ');
    const [attributes = '', inner = ''] = rest.join(' ').split('|');
    const links = wired
      .flatMap((f) => [
        f.target === name ? `<bpmn:incoming>${f.id}</bpmn:incoming>` : '',
        f.source === name ? `<bpmn:outgoing>${f.id}</bpmn:outgoing>` : '',
      ])
      .join('');
    const [extension, body] = inner.startsWith('<zeebe')
      ? [`<bpmn:extensionElements>${inner}</bpmn:extensionElements>`, '']
      : ['', inner];
    return `<bpmn:${tag} id="${name}" ${attributes}>${extension}${links}${body}</bpmn:${tag}>`;
  };
  const flow = (f: (typeof wired)[number]): string =>
    `<bpmn:sequenceFlow id="${f.id}" sourceRef="${f.source}" targetRef="${f.target}">${
      f.condition ? `<bpmn:conditionExpression>=${f.condition}</bpmn:conditionExpression>` : ''
    }</bpmn:sequenceFlow>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="http://duban/spec">
<bpmn:message id="m" name="news"><bpmn:extensionElements><zeebe:subscription correlationKey="=k"/></bpmn:extensionElements></bpmn:message>
<bpmn:process id="${id}" isExecutable="true">${Object.entries(nodes).map(element).join('')}${wired.map(flow).join('')}</bpmn:process>
</bpmn:definitions>`;
};

export const job = (type: string, more = ''): string => `serviceTask |<zeebe:taskDefinition type="${type}"/>${more}`;
export const timer = (duration: string): string =>
  `intermediateCatchEvent |<bpmn:timerEventDefinition><bpmn:timeDuration>${duration}</bpmn:timeDuration></bpmn:timerEventDefinition>`;
export const message = 'intermediateCatchEvent |<bpmn:messageEventDefinition messageRef="m"/>';
