import { type Defect, diagrams, lintDiagram } from './index';

const of = (file: string): string => {
  const found = diagrams().find((diagram) => diagram.file === `${file}.bpmn`);
  if (!found) throw new Error(`no diagram ${file}`);
  return found.xml;
};
/** A diagram of ours with one thing drawn wrongly; the text to replace must be there. */
const planted = (file: string, right: string | RegExp, wrong: string): string => {
  const xml = of(file);
  const changed = xml.replace(right, wrong);
  if (changed === xml) throw new Error(`${String(right)} is not in ${file}`);
  return changed;
};
const found = async (xml: string, rule: string): Promise<Defect[]> =>
  (await lintDiagram(xml)).filter((defect) => defect.rule === rule);

describe('流程图检查', () => {
  it.each(diagrams().map(({ file, xml }) => [file, xml]))('%s 没有问题', async (_, xml) => {
    expect(await lintDiagram(xml)).toEqual([]);
  });

  it('同一张图再查一次,结果一样', async () => {
    await lintDiagram(of('sp-review'));
    expect(await lintDiagram(of('sp-review'))).toEqual([]);
  });

  it.each<[rule: string, file: string, right: string | RegExp, wrong: string, element: string, message: string]>([
    [
      'known-job',
      'instruction-supervision',
      'type="assignment.issue"',
      'type="assignment.isue"',
      'PB_IssueAssignments',
      '没有名为“assignment.isue”的作业;可用:assignment.issue、assignment.clear',
    ],
    [
      'known-job',
      'sp-archive',
      'type="dossier.collect"',
      'type="dossier.appraise"',
      'GD_Collect',
      '没有名为“dossier.appraise”的作业',
    ],
    [
      'bound-task',
      'sp-review',
      'value="assignment.review"',
      'value="assignment.reveiw"',
      'SH_Review',
      '没有名为“assignment.reveiw”的人工命令;可用:assignment.acknowledge',
    ],
    [
      'bound-task',
      'sp-review',
      /<zeebe:properties>.*?<\/zeebe:properties>/,
      '',
      'SH_Review',
      '人工步骤没有绑定命令,也没有表单',
    ],
    ['bound-task', 'sp-review', '<zeebe:userTask/>', '', 'SH_Review', '人工步骤须为引擎原生的用户任务'],
    [
      'known-message',
      'sp-handle',
      'name="assignment.extension-decided"',
      'name="assignment.extended"',
      'Message_assignment_extension_decided',
      '没有名为“assignment.extended”的消息',
    ],
    [
      'known-refusal',
      'sp-urge',
      '<bpmn:message ',
      '<bpmn:error id="E1" errorCode="assignment.too-late"/><bpmn:message ',
      'E1',
      '没有名为“assignment.too-late”的拒绝码',
    ],
    [
      'no-script',
      'sp-review',
      /userTask id="SH_Review"(.*?)<\/bpmn:userTask>/s,
      'scriptTask id="SH_Review"$1</bpmn:scriptTask>',
      'SH_Review',
      '流程图中不写脚本',
    ],
    [
      'instant-timer',
      'sp-acknowledge-return',
      '>=acknowledgeDueAt<',
      '>2026-03-02T01:00:00Z<',
      'SQ_Overdue',
      '定时器须取变量中的时刻',
    ],
    [
      'instant-timer',
      'sp-coordination',
      /<bpmn:timeDate(.*?)>=tierDueAt<\/bpmn:timeDate>/,
      '<bpmn:timeDuration$1>P3D</bpmn:timeDuration>',
      'XT_Late',
      '工作日由日历计算,图中不写时长',
    ],
    [
      'instant-timer',
      'sp-coordination',
      /<bpmn:timeDate(.*?)>=tierDueAt<\/bpmn:timeDate>/,
      '<bpmn:timeCycle$1>0 0 9 * * MON-FRI</bpmn:timeCycle>',
      'XT_Late',
      '图中不写时长、周期和固定日期',
    ],
    ['known-roles', 'sp-review', '\'=["SUPERVISOR"]\'', '"SUPERVISOR"', 'SH_Review', '办理角色须写成列表表达式'],
    [
      'known-roles',
      'sp-review',
      '=["SUPERVISOR"]',
      '=["SUPERVISER"]',
      'SH_Review',
      '没有名为“SUPERVISER”的角色;可用:GOV_HEAD',
    ],
    ['known-roles', 'sp-acknowledge-return', '"LIAISON@"', '"LIASON@"', 'SQ_Acknowledge', '没有名为“LIASON”的角色'],
    [
      'able-roles',
      'sp-acknowledge-return',
      'LIAISON@',
      'UNIT_HEAD@',
      'SQ_Acknowledge',
      '“签收”不能由承办单位主要负责人办理,这一步会没有人能办;可由督查联络员办理',
    ],
    [
      'able-roles',
      'sp-feedback',
      '["GOV_HEAD"]',
      'if urgency = "URGENT" then ["GOV_HEAD"] else ["OFFICE_DIRECTOR"]',
      'FK_Decide',
      '“阅示”不能由办公室主任办理',
    ],
    [
      'able-roles',
      'instruction-supervision',
      'candidateGroups="=[]" candidateUsers="=[approver.id]"',
      'candidateGroups="=[]"',
      'PB_Confirm',
      '没有人能办这一步',
    ],
    [
      'right-key',
      'sp-handle',
      'correlationKey="=assignmentId"',
      'correlationKey="=matterId"',
      'Message_assignment_extension_decided',
      '消息“assignment.extension-decided”的关联键须是 =assignmentId,否则永远等不到',
    ],
    [
      'right-key',
      'instruction-supervision',
      'correlationKey="=matterId"',
      'correlationKey="=matterNo"',
      'Message_matter_upgraded',
      '关联键须是 =matterId',
    ],
    [
      'closed-call',
      'sp-assignment',
      'processId="sp-review" propagateAllChildVariables="false"',
      'processId="sp-review"',
      'AS_Review',
      '须关闭“带回全部变量”',
    ],
    [
      'stated-outputs',
      'sp-archive',
      /<zeebe:ioMapping><zeebe:output source="=complete".*?<\/zeebe:ioMapping>/,
      '',
      'GD_Collect',
      '步骤须写明输出映射',
    ],
    [
      'stated-outputs',
      'sp-coordination',
      /(id="XT_Escalated".*?)<bpmn:extensionElements>.*?<\/bpmn:extensionElements>/s,
      '$1',
      'XT_Escalated',
      '等消息的事件须写明输出映射',
    ],
    [
      'decided-flows',
      'sp-review',
      ' default="Flow_SH_SecondReviewed_SH_SentBack"',
      '',
      'SH_SecondReviewed',
      '网关没有默认流向',
    ],
    [
      'decided-flows',
      'sp-archive',
      /(id="Flow_GD_Complete_GD_Supplement".*?)>\s*<bpmn:conditionExpression.*?<\/bpmn:sequenceFlow>/s,
      '$1/>',
      'Flow_GD_Complete_GD_Supplement',
      '网关“材料齐全”的这条连线没有条件',
    ],
    [
      'waiting-loop',
      'sp-review',
      /<bpmn:userTask id="SH_SecondReview" name="复审">.*?<\/bpmn:userTask>(.*sourceRef="SH_SecondReviewed" targetRef=)"SH_SecondAccepted"/s,
      '<bpmn:intermediateThrowEvent id="SH_SecondReview" name="复审"><bpmn:incoming>Flow_SH_Reviewed_SH_SecondReview</bpmn:incoming><bpmn:outgoing>Flow_SH_SecondReview_SH_SecondReviewed</bpmn:outgoing></bpmn:intermediateThrowEvent>$1"SH_SecondReview"',
      'SH_SecondReview',
      '这一圈里没有等待的步骤,引擎会不停地转下去:“复审”→“复审意见”→“复审”',
    ],
    [
      'waiting-loop',
      'sp-review',
      /<bpmn:userTask id="SH_Review" name="审核">.*?<\/bpmn:userTask>/s,
      '<bpmn:callActivity id="SH_Review" name="审核"><bpmn:extensionElements><zeebe:calledElement processId="sp-review" propagateAllChildVariables="false"/></bpmn:extensionElements><bpmn:incoming>Flow_SH_Start_SH_Review</bpmn:incoming><bpmn:outgoing>Flow_SH_Review_SH_Reviewed</bpmn:outgoing></bpmn:callActivity>',
      'SH_Review',
      '“审核”→“已报送”→“审核”',
    ],
    [
      'flat-events',
      'instruction-supervision',
      '<bpmn:subProcess id="PB_Leader" name="领导变更" triggeredByEvent="true">',
      '$&<bpmn:subProcess id="PB_Within" name="再变更" triggeredByEvent="true"/>',
      'PB_Within',
      '事件子流程里不能再放事件子流程',
    ],
    [
      'whole-undo',
      'sp-extension',
      /(<bpmn:subProcess id="YQ_Due")/,
      '<bpmn:intermediateThrowEvent id="YQ_Undo" name="撤下"><bpmn:compensateEventDefinition id="YQ_Undo_Definition"/></bpmn:intermediateThrowEvent>$1',
      'YQ_Due',
      '同一层里有补偿事件,这个事件子流程须改为不中断',
    ],
  ])('%s 查出 %s 中的错误', async (rule, file, right, wrong, element, message) => {
    const defects = await found(planted(file, right, wrong), `duban/${rule}`);
    expect(defects.map((defect) => defect.element)).toContain(element);
    expect(defects.map((defect) => defect.message).join('\n')).toContain(message);
  });

  it('没有连线的步骤、没有名称的步骤,说的是中文', async () => {
    const xml = planted(
      'sp-review',
      '<bpmn:endEvent id="SH_Returned"',
      '<bpmn:task id="Lost"/><bpmn:endEvent id="SH_Returned"',
    );
    expect(await lintDiagram(xml)).toEqual(
      expect.arrayContaining([
        { element: 'Lost', rule: 'no-disconnected', message: '没有连线' },
        { element: 'Lost', rule: 'label-required', message: '请写上名称' },
      ]),
    );
  });

  it('引擎不能执行的写法,指出元素', async () => {
    const xml = planted('sp-assignment', 'processId="sp-review"', 'processId=""');
    expect(await found(xml, 'camunda-compat/called-element')).toEqual([
      expect.objectContaining({
        element: 'AS_Review',
        message: expect.stringMatching(/^引擎\(Camunda 8.8\)不能执行:/),
      }),
    ]);
  });

  it('不是 BPMN 的文件', async () => {
    expect(await lintDiagram('督办')).toEqual([
      expect.objectContaining({ rule: 'readable', message: expect.stringMatching(/^这不是一个 BPMN 图/) }),
    ]);
  });
});
