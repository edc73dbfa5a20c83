import { type Report } from './defects';
import { type Element } from './element';

type Elements = Readonly<Record<string, Element>>;
const activities = /TASK$|SUB_PROCESS$|CALL_ACTIVITY/;

/** What the engine could not execute, beyond what reading the elements has already reported. */
export const check = (processId: string, elements: Elements, on: Report): void => {
  for (const e of Object.values(elements)) {
    checkWork(e, on);
    checkListeners(e, on);
    checkEvents(e, elements, on);
    checkGateways(e, elements, on);
    if (e.type === 'PROCESS' || e.type === 'SUB_PROCESS') checkStarts(e, elements, e.id === processId, on);
    checkSameCatches(e, elements, on);
    if (e.type === 'EVENT_SUB_PROCESS') checkEventSubProcess(e, elements, on);
  }
};

const checkWork = (e: Element, on: Report): void => {
  const instead = { SCRIPT_TASK: 'script', BUSINESS_RULE_TASK: 'calledDecision', SERVICE_TASK: '', SEND_TASK: '' }[
    e.type as 'SERVICE_TASK'
  ] as string | undefined;
  if (instead !== undefined && !e.job && !e.script && !e.decision)
    on(
      e.id,
      instead
        ? `Must have either one 'zeebe:${instead}' or one 'zeebe:taskDefinition' extension element`
        : "Must have exactly one 'zeebe:taskDefinition' extension element",
    );
  if (e.type === 'CALL_ACTIVITY' && !e.called)
    on(e.id, "Must have exactly one 'zeebe:calledElement' extension element");
  for (const date of [e.userTask?.dueDate, e.userTask?.followUpDate])
    if (date && !date.feel && Number.isNaN(Date.parse(date.source)))
      on(
        `${e.id} > extensionElements > taskSchedule`,
        `Expected static value to be a valid DateTime String, e.g. '2023-03-02T15:35+02:00', but found '${date.source}'.`,
      );
  const priority = e.userTask?.priority;
  if (priority && !priority.feel && !(Number(priority.source) >= 0 && Number(priority.source) <= 100))
    on(
      `${e.id} > extensionElements > priorityDefinition`,
      `Priority must be a number between 0 and 100, but was '${priority.source}'.`,
    );
};

const checkListeners = (e: Element, on: Report): void => {
  const tasks = `${e.id} > extensionElements > taskListeners`;
  if (e.taskListeners.length > 0 && (!e.userTask || e.job))
    on(tasks, 'Task listeners are only allowed on Camunda user tasks.');
  for (const l of e.taskListeners)
    if (!['creating', 'assigning', 'updating', 'completing', 'canceling'].includes(l.event))
      on(e.id, `Unknown task listener event '${l.event}'`);
  for (const l of e.executionListeners) {
    if (l.event !== 'start' && l.event !== 'end') on(e.id, `Unknown execution listener event '${l.event}'`);
    if (l.event === 'start' && (e.type === 'START_EVENT' || e.type === 'BOUNDARY_EVENT'))
      on(
        e.id,
        `Execution listeners of type 'start' are not supported by ${e.type === 'START_EVENT' ? 'start' : 'boundary'} events`,
      );
    const same = e.executionListeners.filter((x) => x.event === l.event && x.type.source === l.type.source);
    if (same.length > 1)
      on(
        `${e.id} > extensionElements > executionListeners`,
        `Found '${same.length}' duplicates based on eventType[${l.event}] and type[${l.type.source}], these combinations should be unique.`,
      );
  }
};

const checkEvents = (e: Element, elements: Elements, on: Report): void => {
  const { kind } = e.event;
  if (e.handlesCompensation && e.outgoing.length > 0)
    on(e.id, 'A compensation handler should have no outgoing sequence flows');
  if (e.handlesCompensation && e.incoming.length > 0)
    on(e.id, 'A compensation handler should have no incoming sequence flows');
  if (e.type === 'INTERMEDIATE_CATCH_EVENT' && !['none', 'timer', 'message', 'signal', 'link'].includes(kind))
    on(e.id, 'Event definition must be one of: message, timer, signal, or link');
  if (e.type === 'BOUNDARY_EVENT') checkBoundary(e, elements, on);
  const throwing = e.type === 'INTERMEDIATE_THROW_EVENT' || e.type === 'END_EVENT';
  if (throwing && kind === 'message' && !e.job)
    on(e.id, "Must have either one 'zeebe:publishMessage' or one 'zeebe:taskDefinition' extension element");
  if (e.type === 'INTERMEDIATE_THROW_EVENT' && (kind === 'error' || kind === 'terminate'))
    on(e.id, 'This event can only end');
};

const checkBoundary = (e: Element, elements: Elements, on: Report): void => {
  const { event } = e;
  if (!['none', 'timer', 'message', 'signal', 'error', 'escalation', 'compensation'].includes(event.kind))
    on(e.id, 'Boundary events must be one of: timer, message, error, signal, escalation');
  if (e.incoming.length > 0) on(e.id, 'Cannot have incoming sequence flows');
  if (event.kind === 'error' && !e.interrupting) on(e.id, 'Error boundary events must be interrupting');
  if (event.kind === 'compensation') {
    const handler = elements[event.handler ?? ''];
    if (!handler || e.outgoing.length > 0)
      on(e.id, 'Compensation boundary events must have a compensation association and no outgoing sequence flows');
    else if (!handler.handlesCompensation) on(handler.id, 'A compensation handler must be marked as such');
  } else if (e.outgoing.length === 0) on(e.id, 'Must have at least one outgoing sequence flow or association');
};

const checkGateways = (e: Element, elements: Elements, on: Report): void => {
  const splits = e.type === 'EXCLUSIVE_GATEWAY' || e.type === 'INCLUSIVE_GATEWAY';
  for (const flow of e.outgoing)
    if (flow.condition && !splits)
      on(e.id, 'Conditional sequence flows are only supported at exclusive or inclusive gateway');
    else if (splits && e.outgoing.length > 1 && !flow.condition && e.defaultFlow !== flow.id)
      on(flow.id, 'Must have a condition or be default flow');
  if (e.defaultFlow && !e.outgoing.some((f) => f.id === e.defaultFlow)) on(e.id, 'Default flow must start at gateway');
  if (e.type !== 'EVENT_BASED_GATEWAY') return;
  if (e.outgoing.length < 2) on(e.id, 'Event-based gateway must have at least 2 outgoing sequence flows.');
  for (const flow of e.outgoing) {
    const target = elements[flow.target];
    if (target?.type !== 'INTERMEDIATE_CATCH_EVENT' || target.event.kind === 'link')
      on(
        e.id,
        'Event-based gateway must not have an outgoing sequence flow to other elements than message/timer/signal intermediate catch events.',
      );
  }
};

const repeated = (texts: readonly string[]): string[] => texts.filter((text, i) => texts.indexOf(text) !== i);

const checkStarts = (e: Element, elements: Elements, isProcess: boolean, on: Report): void => {
  const starts = e.starts.map((id) => elements[id]).filter((s): s is Element => s !== undefined);
  const none = starts.filter((s) => s.event.kind === 'none');
  if (isProcess && starts.length === 0) on(e.id, 'Must have at least one start event');
  if (isProcess && none.length > 1) on(e.id, 'Multiple none start events are not allowed');
  if (!isProcess && starts.length !== 1) on(e.id, 'Must have exactly one start event');
  if (!isProcess && starts.some((s) => s.event.kind !== 'none'))
    on(e.id, 'Start events in subprocesses must be of type none');
  for (const s of isProcess ? starts : []) {
    if (!['none', 'timer', 'message', 'signal'].includes(s.event.kind))
      on(s.id, 'A process cannot be started by this event');
    if ((s.event.kind === 'message' || s.event.kind === 'signal') && s.event.name.feel)
      if (!/^"[^"]*"$/.test(s.event.name.source))
        on(
          s.id,
          `Expected constant expression of type String for ${s.event.kind} name '=${s.event.name.source}', but was NULL`,
        );
  }
  const links = e.children.flatMap((id) => {
    const child = elements[id];
    return child?.type === 'INTERMEDIATE_CATCH_EVENT' && child.event.kind === 'link' ? [child.event.link] : [];
  });
  for (const link of repeated(links))
    on(e.id, `Multiple intermediate catch link event definitions with the same name '${link}' are not allowed.`);
};

/** Two boundary events of one activity, or two event sub-processes of one scope, that catch the same thing. */
const checkSameCatches = (e: Element, elements: Elements, on: Report): void => {
  const groups = [
    activities.test(e.type) ? e.boundaries : [],
    e.eventSubProcesses.flatMap((id) => elements[id]?.starts ?? []),
  ];
  for (const group of groups) {
    const events = group.flatMap((id) => elements[id]?.event ?? []);
    for (const kind of ['error', 'escalation'] as const) {
      const codes = events.flatMap((event) => (event.kind === kind ? [event.code?.source ?? ''] : []));
      for (const code of repeated(codes))
        on(
          e.id,
          code
            ? `Multiple ${kind} catch events with the same ${kind} code '${code}' are not supported on the same scope.`
            : `Multiple ${kind} catch events without a code are not supported on the same scope.`,
        );
    }
    for (const name of repeated(events.flatMap((event) => (event.kind === 'message' ? [event.name.source] : []))))
      on(e.id, `Multiple message event definitions with the same name '${name}' are not allowed.`);
  }
};

const checkEventSubProcess = (e: Element, elements: Elements, on: Report): void => {
  const [start, ...more] = e.starts.map((id) => elements[id]);
  if (!start || more.length > 0) on(e.id, 'Must have exactly one start event');
  else if (!['timer', 'message', 'signal', 'error', 'escalation'].includes(start.event.kind))
    on(e.id, 'Start events in event subprocesses must be one of: message, timer, error, signal or escalation');
  else if (start.event.kind === 'error' && !start.interrupting) on(start.id, 'Error start events must be interrupting');
};
