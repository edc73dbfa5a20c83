/** A diagram with a step that only has a form, and steps of two units. */
export const enquiry = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="D" targetNamespace="urn:test" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.8.0">
  <bpmn:process id="enquiry" name="征询" isExecutable="true">
    <bpmn:startEvent id="ZX_Start" name="开始"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="ZX_Fill" name="填写情况">
      <bpmn:extensionElements><zeebe:userTask/><zeebe:formDefinition externalReference="situation"/><zeebe:assignmentDefinition candidateGroups='=["LIAISON@" + assignment.unit.id]'/><zeebe:ioMapping><zeebe:output source="=text" target="situation"/></zeebe:ioMapping></bpmn:extensionElements>
      <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:userTask>
    <bpmn:userTask id="ZX_Acknowledge" name="签收征询">
      <bpmn:extensionElements><zeebe:userTask/><zeebe:assignmentDefinition candidateGroups='=["LIAISON@" + assignment.unit.id]'/><zeebe:taskSchedule dueDate="=acknowledgeDueAt"/><zeebe:properties><zeebe:property name="command" value="assignment.acknowledge"/></zeebe:properties><zeebe:ioMapping><zeebe:output source="=at" target="acknowledgedAt"/></zeebe:ioMapping></bpmn:extensionElements>
      <bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing></bpmn:userTask>
    <bpmn:endEvent id="ZX_End" name="结束"><bpmn:incoming>f3</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="ZX_Start" targetRef="ZX_Fill"/>
    <bpmn:sequenceFlow id="f2" sourceRef="ZX_Fill" targetRef="ZX_Acknowledge"/>
    <bpmn:sequenceFlow id="f3" sourceRef="ZX_Acknowledge" targetRef="ZX_End"/>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="DI"><bpmndi:BPMNPlane id="P" bpmnElement="enquiry">
    ${['ZX_Start', 'ZX_Fill', 'ZX_Acknowledge', 'ZX_End'].map((id, i) => `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${i * 150}" y="0" width="100" height="80"/></bpmndi:BPMNShape>`).join('')}
    ${['f1', 'f2', 'f3'].map((id, i) => `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${i * 150 + 100}" y="40"/><di:waypoint x="${i * 150 + 150}" y="40"/></bpmndi:BPMNEdge>`).join('')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
