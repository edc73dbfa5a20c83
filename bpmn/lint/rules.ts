import { commands, type CommandRow, facts, ownIdOf, refusals, words } from '@duban/contracts';
import { type Rule } from 'bpmnlint';
import { commandOf, extensionOf, is, list, type Node } from '../model';
import { strayWays } from './joined-ways';
import { waitlessLoop } from './waiting-loop';

type Report = (node: Node, message: string) => void;
const rule = (check: (node: Node, report: Report) => void) => (): Rule => ({
  check: (node, reporter) => check(node as Node, (at, message) => reporter.report(at.id, message)),
});

const rows: Readonly<Record<string, CommandRow>> = commands;
const names = (by: CommandRow['by']): string[] => Object.keys(rows).filter((name) => rows[name]?.by === by);
const jobs = names('process');
const messages = new Set(Object.keys(facts).map((type) => type.replace(/\.v\d+$/, '')));

/** Of the known names those that share the noun, so that the remedy is short. */
const near = (name: string, known: readonly string[]): string => {
  const noun = name.split('.')[0] ?? '';
  const same = known.filter((one) => one.startsWith(`${noun}.`));
  return (same.length > 0 ? same : known).join('、');
};

const knownJob = rule((node, report) => {
  if (!is(node, 'bpmn:ServiceTask')) return;
  const type = String(extensionOf(node, 'zeebe:TaskDefinition')?.['type'] ?? '');
  if (!jobs.includes(type)) report(node, `没有名为“${type}”的作业;可用:${near(type, jobs)}`);
});

const boundTask = rule((node, report) => {
  if (!is(node, 'bpmn:UserTask')) return;
  if (!extensionOf(node, 'zeebe:UserTask')) report(node, '人工步骤须为引擎原生的用户任务,请套用“人工步骤”模板');
  const command = commandOf(node);
  if (command === undefined && !extensionOf(node, 'zeebe:FormDefinition'))
    report(node, '人工步骤没有绑定命令,也没有表单;请套用一个命令模板,或指定表单');
  if (command !== undefined && rows[command]?.by !== 'person')
    report(node, `没有名为“${command}”的人工命令;可用:${near(command, names('person'))}`);
});

const knownMessage = rule((node, report) => {
  if (!is(node, 'bpmn:Message')) return;
  const name = node.name ?? '';
  if (!messages.has(name)) report(node, `没有名为“${name}”的消息;消息名为事实名,可用:${near(name, [...messages])}`);
});

const knownRefusal = rule((node, report) => {
  if (!is(node, 'bpmn:Error')) return;
  const code = String(node['errorCode'] ?? '');
  if (!(code in refusals)) report(node, `没有名为“${code}”的拒绝码;可用:${near(code, Object.keys(refusals))}`);
});

const noScript = rule((node, report) => {
  if (is(node, 'bpmn:ScriptTask')) report(node, '流程图中不写脚本;请用网关条件,或请开发人员增加一个作业');
});

const PATH = /^=\s*[A-Za-z_]\w*(\.[A-Za-z_]\w*)*\s*$/;
const instantTimer = rule((node, report) => {
  if (!is(node, 'bpmn:TimerEventDefinition')) return;
  const date = node['timeDate'] as { body?: string } | undefined;
  if (!date || !PATH.test(date.body ?? ''))
    report(node.$parent ?? node, '定时器须取变量中的时刻(如 =dueAt):工作日由日历计算,图中不写时长、周期和固定日期');
});

/** What the bridge correlates a message by: what its fact is about. */
const keysOf = (message: string): string[] => {
  const own = ownIdOf(message);
  if (own) return [own];
  if (message.startsWith('coordination.')) return ['coordinationId', 'assignmentId'];
  return /^(assignment|urging)\./.test(message) ? ['assignmentId'] : ['matterId'];
};
const rightKey = rule((node, report) => {
  if (!is(node, 'bpmn:Message') || !messages.has(node.name ?? '')) return;
  const key = extensionOf(node, 'zeebe:Subscription')?.['correlationKey'];
  const keys = keysOf(node.name ?? '');
  if (key !== undefined && !keys.includes(String(key).replace(/^=\s*/, '').trim()))
    report(node, `消息“${node.name}”的关联键须是 ${keys.map((one) => `=${one}`).join(' 或 ')},否则永远等不到`);
});

const LIST = /\[[^\]]*\]/g;
const roles: Readonly<Record<string, string>> = words.role;
/** The role codes written in a list expression; one that comes from a variable is not known here. */
const rolesIn = (groups: string): string[] =>
  [...(groups.match(LIST) ?? []).join(' ').matchAll(/"([^"]*)"/g)].map(([, text = '']) => text.replace(/@.*/, ''));
const knownRoles = rule((node, report) => {
  if (!is(node, 'bpmn:UserTask')) return;
  const groups = String(extensionOf(node, 'zeebe:AssignmentDefinition')?.['candidateGroups'] ?? '');
  const lists = groups.startsWith('=') ? (groups.match(LIST) ?? []) : [];
  if (lists.length === 0) {
    report(node, '办理角色须写成列表表达式,如 =["SUPERVISOR"] 或 =["LIAISON@" + assignment.unit.id]');
    return;
  }
  for (const role of rolesIn(groups))
    if (!(role in roles)) report(node, `没有名为“${role}”的角色;可用:${Object.keys(roles).join('、')}`);
});

/** A step that is given to somebody whom its command refuses is one that nobody can do. */
const ableRoles = rule((node, report) => {
  if (!is(node, 'bpmn:UserTask')) return;
  const { candidateGroups = '', candidateUsers } = (extensionOf(node, 'zeebe:AssignmentDefinition') ?? {}) as Record<
    string,
    string | undefined
  >;
  if (/^=\s*\[\s*\]\s*$/.test(candidateGroups) && !candidateUsers) report(node, '没有人能办这一步:请写明办理角色');
  const row = rows[commandOf(node) ?? ''];
  if (row?.by !== 'person') return;
  for (const text of rolesIn(candidateGroups))
    if (text in roles && !row.roles.some((role) => role === text))
      report(
        node,
        `“${row.zh}”不能由${roles[text]}办理,这一步会没有人能办;可由${row.roles.map((role) => roles[role]).join('、')}办理`,
      );
});

const closedCall = rule((node, report) => {
  if (!is(node, 'bpmn:CallActivity')) return;
  // Absent means that all variables of the called process come back.
  if (extensionOf(node, 'zeebe:CalledElement')?.['propagateAllChildVariables'] !== false)
    report(node, '调用子流程须关闭“带回全部变量”,需要的结果逐个写在输出映射里');
});

const hasEvent = (node: Node, type: string): boolean =>
  ((node['eventDefinitions'] ?? []) as Node[]).some((event) => is(event, type));
const hearsMessage = (node: Node): boolean =>
  is(node, 'bpmn:CatchEvent') && hasEvent(node, 'bpmn:MessageEventDefinition');
const statedOutputs = rule((node, report) => {
  if (!is(node, 'bpmn:UserTask') && !is(node, 'bpmn:ServiceTask') && !hearsMessage(node)) return;
  const outputs = extensionOf(node, 'zeebe:IoMapping')?.['outputParameters'] as Node[] | undefined;
  if (!outputs?.length)
    report(
      node,
      hearsMessage(node)
        ? '等消息的事件须写明输出映射:不写时事实的全部内容都进入流程变量,会盖掉同名的变量'
        : '步骤须写明输出映射:不写时全部结果都进入流程变量,会盖掉别的步骤的结果',
    );
});

const decidedFlows = rule((node, report) => {
  if (!is(node, 'bpmn:ExclusiveGateway') && !is(node, 'bpmn:InclusiveGateway')) return;
  const flows = (node['outgoing'] as Node[] | undefined) ?? [];
  if (flows.length < 2) return;
  const fallback = node['default'] as Node | undefined;
  if (!fallback) report(node, '网关没有默认流向;请把“其余情形”的连线设为默认');
  for (const flow of flows)
    if (flow !== fallback && !flow['conditionExpression'])
      report(flow, `网关“${node.name ?? node.id}”的这条连线没有条件`);
});

const waitingLoop = rule((node, report) => {
  if (!is(node, 'bpmn:Process')) return;
  const loop = waitlessLoop(node);
  const [first] = loop ?? [];
  if (!loop || !first) return;
  const way = [...loop, first].map((one) => `“${one.name || one.id}”`).join('→');
  report(first, `这一圈里没有等待的步骤,引擎会不停地转下去:${way};请在圈里放一个人工步骤、系统步骤或等待的事件`);
});

const joinedWays = rule((node, report) => {
  if (!is(node, 'bpmn:InclusiveGateway') || list(node, 'incoming').length < 2) return;
  const name = node.name || node.id;
  for (const at of strayWays(node))
    report(
      at,
      `从“${at.name || at.id}”可能走到别处,不再到汇聚的包容网关“${name}”,先到的会一直等下去(引擎 Camunda 8.8 只在有人到达时判断);请让这条路也连到“${name}”`,
    );
});

const flatEvents = rule((node, report) => {
  if (node['triggeredByEvent'] && node.$parent?.['triggeredByEvent'])
    report(node, '事件子流程里不能再放事件子流程,引擎(Camunda 8.8)会停在那里;请画在外面一层');
});

const within = (scope: Node): Node[] => (scope['flowElements'] ?? []) as Node[];
const interrupts = (node: Node): boolean =>
  Boolean(node['triggeredByEvent']) &&
  within(node).some((one) => is(one, 'bpmn:StartEvent') && one['isInterrupting'] !== false);
/** Apart from an event sub-process that interrupts, after which nothing interrupts the scope once more. */
const undoes = (scope: Node): boolean =>
  within(scope).some(
    (node) =>
      (is(node, 'bpmn:ThrowEvent') && hasEvent(node, 'bpmn:CompensateEventDefinition')) ||
      // What an event sub-process undoes is what the scope around it has done.
      (node['triggeredByEvent'] && !interrupts(node) && undoes(node)),
  );
const wholeUndo = rule((node, report) => {
  if (interrupts(node) && node.$parent && undoes(node.$parent))
    report(
      node,
      '同一层里有补偿事件,这个事件子流程须改为不中断:补偿没办完时被打断,以后再补偿,引擎(Camunda 8.8)会一直等下去',
    );
});

/** 督办的规则, by name. */
export const rules: Readonly<Record<string, () => Rule>> = {
  'known-job': knownJob,
  'bound-task': boundTask,
  'known-message': knownMessage,
  'right-key': rightKey,
  'known-refusal': knownRefusal,
  'no-script': noScript,
  'instant-timer': instantTimer,
  'known-roles': knownRoles,
  'able-roles': ableRoles,
  'closed-call': closedCall,
  'stated-outputs': statedOutputs,
  'decided-flows': decidedFlows,
  'waiting-loop': waitingLoop,
  'joined-ways': joinedWays,
  'flat-events': flatEvents,
  'whole-undo': wholeUndo,
};
