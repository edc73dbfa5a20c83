import { parseExpression } from '../feel/feel';
import { type Element, type Expression } from './element';

type Defect = [string, string];
const activities = /TASK$|SUB_PROCESS$|CALL_ACTIVITY/;

/** Every expression of an element, for the syntax check. */
const expressionsOf = (e: Element): Expression[] =>
  [
    ...e.outgoing.map((f) => f.condition),
    ...[...e.inputs, ...e.outputs].map((m) => m.source),
    e.job?.type,
    e.job?.retries,
    ...Object.values(e.userTask ?? {}).filter((v): v is Expression => typeof v === 'object'),
    e.script?.expression,
    e.called?.process,
    e.loop?.collection,
    e.loop?.outputElement,
    e.loop?.until,
    'name' in e.event ? e.event.name : undefined,
    'key' in e.event ? e.event.key : undefined,
    'code' in e.event ? e.event.code : undefined,
    'expression' in e.event ? e.event.expression : undefined,
  ].filter((x): x is Expression => x !== undefined);

/** What the engine could not execute, beyond what reading the model already refused. */
export const check = (processId: string, elements: Readonly<Record<string, Element>>): Defect[] => {
  const defects: Defect[] = [];
  const on = (id: string, reason: string): void => void defects.push([id, reason]);
  for (const e of Object.values(elements)) {
    checkWork(e, on);
    checkEvents(e, elements, on);
    checkGateways(e, elements, on);
    if (e.type === 'PROCESS' || e.type === 'SUB_PROCESS') checkStarts(e, elements, e.id === processId, on);
    checkSameCatches(e, elements, on);
    if (e.type === 'EVENT_SUB_PROCESS') checkEventSubProcess(e, elements, on);
    for (const expression of expressionsOf(e)) {
      const problem = expression.feel ? parseExpression(expression.source) : undefined;
      if (problem) on(e.id, `failed to parse expression '${expression.source}': ${problem}`);
    }
  }
  return defects;
};

type Report = (id: string, reason: string) => void;

const checkWork = (e: Element, on: Report): void => {
  const needsJob = e.type === 'SERVICE_TASK' || e.type === 'SEND_TASK' || e.type === 'BUSINESS_RULE_TASK';
  if (needsJob && !e.job) on(e.id, 'Must have exactly one zeebe:taskDefinition extension element');
  if (e.type === 'SCRIPT_TASK' && !e.job && !e.script)
    on(e.id, 'Must have either zeebe:script or zeebe:taskDefinition');
  if (e.script && !e.script.result) on(e.id, 'Must have a result variable');
  if (e.type === 'CALL_ACTIVITY' && !e.called) on(e.id, 'Must have a called element');
  if (e.taskListeners.length > 0 && (!e.userTask || e.job)) on(e.id, 'Task listeners need a zeebe:userTask');
  for (const l of e.taskListeners)
    if (!['creating', 'assigning', 'updating', 'completing', 'canceling'].includes(l.event))
      on(e.id, `Unknown task listener event '${l.event}'`);
  for (const l of e.executionListeners) {
    if (l.event !== 'start' && l.event !== 'end') on(e.id, `Unknown execution listener event '${l.event}'`);
    if (l.event === 'start' && (e.type === 'START_EVENT' || e.type === 'BOUNDARY_EVENT'))
      on(e.id, 'Execution listeners of type start are not supported here');
    const same = e.executionListeners.filter((x) => x.event === l.event && x.type.source === l.type.source);
    if (same.length > 1 && same[0] === l)
      on(e.id, `Found ${same.length} duplicates of execution listener '${l.type.source}'`);
  }
  for (const [key, value] of Object.entries(e.userTask ?? {}))
    if (typeof value === 'object' && !value.feel && key === 'dueDate' && Number.isNaN(Date.parse(value.source)))
      on(e.id, `'${value.source}' is not a date-time`);
  const priority = e.userTask?.priority;
  if (priority && !priority.feel && !(Number(priority.source) >= 0 && Number(priority.source) <= 100))
    on(e.id, 'Priority must be a number between 0 and 100');
  if (e.loop && Boolean(e.loop.outputCollection) !== Boolean(e.loop.outputElement))
    on(e.id, 'outputCollection and outputElement must both be given or neither');
};

const checkEvents = (e: Element, elements: Readonly<Record<string, Element>>, on: Report): void => {
  const { kind } = e.event;
  if (e.handlesCompensation && e.outgoing.length > 0)
    on(e.id, 'A compensation handler should have no outgoing sequence flows');
  if (e.handlesCompensation && e.incoming.length > 0)
    on(e.id, 'A compensation handler should have no incoming sequence flows');
  if (e.type === 'INTERMEDIATE_CATCH_EVENT' && !['timer', 'message', 'signal', 'link'].includes(kind))
    on(e.id, 'Must have a timer, message, signal or link definition');
  if (e.type === 'BOUNDARY_EVENT') {
    if (!['timer', 'message', 'signal', 'error', 'escalation', 'compensation'].includes(kind))
      on(e.id, 'Boundary events must be one of: timer, message, error, signal, escalation');
    if (e.incoming.length > 0) on(e.id, 'Boundary events must not have incoming sequence flows');
    if (e.event.kind === 'compensation') {
      const handler = elements[e.event.handler ?? ''];
      if (!handler || e.outgoing.length > 0)
        on(e.id, 'Compensation boundary events must have a compensation association and no outgoing sequence flows');
      else if (!handler.handlesCompensation) on(handler.id, 'A compensation handler must be marked as such');
    } else if (e.outgoing.length === 0) on(e.id, 'Must have at least one outgoing sequence flow');
    if (kind === 'error' && !e.interrupting) on(e.id, 'Error boundary events must be interrupting');
  }
  const throwing = e.type === 'INTERMEDIATE_THROW_EVENT' || e.type === 'END_EVENT';
  if (throwing && kind === 'message' && !e.job) on(e.id, 'Must have exactly one zeebe:taskDefinition');
  if (throwing && (kind === 'error' || kind === 'escalation') && !('code' in e.event && e.event.code?.source))
    on(e.id, `Must have a code`);
  if (e.type === 'INTERMEDIATE_THROW_EVENT' && (kind === 'error' || kind === 'terminate'))
    on(e.id, 'This event can only end');
  if (e.event.kind === 'timer') {
    const { timer, expression } = e.event;
    if (timer === 'cycle' && e.type === 'INTERMEDIATE_CATCH_EVENT')
      on(e.id, 'Intermediate timer catch event must have a time duration or date');
    if (!expression.feel && timer === 'date' && Number.isNaN(Date.parse(expression.source.replace(/\[.*\]$/, ''))))
      on(e.id, 'Time date is invalid');
    if (!expression.feel && timer === 'duration' && !/^-?P/.test(expression.source))
      on(e.id, 'Time duration is invalid');
    if (!expression.feel && timer === 'cycle' && !/^R-?\d*\//.test(expression.source))
      on(e.id, 'Time cycle is invalid: only repeating intervals (R3/PT1H) are executed');
  }
  const isSubscription =
    e.event.kind === 'message' &&
    !throwing &&
    !(e.type === 'START_EVENT' && elements[e.parent ?? '']?.type === 'PROCESS');
  if (isSubscription && !('key' in e.event && e.event.key?.feel)) on(e.id, 'Must have a correlation key expression');
  for (const host of activities.test(e.type) ? [e] : []) {
    const caught = host.boundaries
      .map((id) => elements[id])
      .filter((b) => b?.event.kind === 'error' || b?.event.kind === 'message' || b?.event.kind === 'escalation');
    const names = caught.map(
      (b) =>
        `${b?.event.kind}:${b && ('code' in b.event ? b.event.code?.source : 'name' in b.event ? b.event.name.source : '')}`,
    );
    if (new Set(names).size < names.length) on(host.id, 'Multiple boundary events catch the same thing');
  }
};

const checkGateways = (e: Element, elements: Readonly<Record<string, Element>>, on: Report): void => {
  const splits = e.type === 'EXCLUSIVE_GATEWAY' || e.type === 'INCLUSIVE_GATEWAY';
  for (const flow of e.outgoing)
    if (flow.condition && !splits)
      on(flow.id, 'Conditional sequence flows are only supported at exclusive or inclusive gateway');
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

const checkStarts = (e: Element, elements: Readonly<Record<string, Element>>, isProcess: boolean, on: Report): void => {
  const starts = e.starts.map((id) => elements[id]).filter((s): s is Element => s !== undefined);
  const none = starts.filter((s) => s.event.kind === 'none');
  if (starts.length === 0) on(e.id, 'Must have at least one start event');
  if (none.length > 1) on(e.id, 'Multiple none start events are not allowed');
  if (!isProcess && starts.some((s) => s.event.kind !== 'none'))
    on(e.id, 'Start events in subprocesses must be of type none');
  for (const s of isProcess ? starts : []) {
    if (s.event.kind === 'error' || s.event.kind === 'escalation')
      on(s.id, 'A process cannot be started by this event');
    if ((s.event.kind === 'message' || s.event.kind === 'signal') && s.event.name.feel) {
      const literal = /^"[^"]*"$/.test(s.event.name.source);
      if (!literal) on(s.id, 'The name of a start event must not depend on variables');
    }
    if (s.event.kind === 'timer' && s.event.expression.feel && /^[\p{L}_]\w*$/u.test(s.event.expression.source))
      on(s.id, 'The timer of a start event must not depend on variables');
  }
  const named = starts.map((s) => (s.event.kind === 'message' ? s.event.name.source : s.id));
  if (new Set(named).size < named.length) on(e.id, 'Multiple message start events with the same name');
  const links = e.children
    .map((id) => elements[id])
    .filter((c) => c?.type === 'INTERMEDIATE_CATCH_EVENT' && c.event.kind === 'link')
    .map((c) => (c?.event.kind === 'link' ? c.event.link : ''));
  if (new Set(links).size < links.length)
    on(e.id, 'Multiple intermediate catch link event definitions with the same name are not allowed.');
};

/** Two event sub-processes of one scope that catch the same thing: which one would start? */
const checkSameCatches = (e: Element, elements: Readonly<Record<string, Element>>, on: Report): void => {
  const starts = e.eventSubProcesses.flatMap((id) => elements[id]?.starts ?? []).map((id) => elements[id]);
  const caught = starts.filter(
    (s) => s?.event.kind === 'error' || s?.event.kind === 'escalation' || s?.event.kind === 'message',
  );
  const names = caught.map(
    (s) =>
      `${s?.event.kind}:${s && ('code' in s.event ? s.event.code?.source : 'name' in s.event ? s.event.name.source : '')}`,
  );
  if (new Set(names).size < names.length) on(e.id, 'Multiple event sub-processes catch the same thing');
};

const checkEventSubProcess = (e: Element, elements: Readonly<Record<string, Element>>, on: Report): void => {
  const [start, ...more] = e.starts.map((id) => elements[id]);
  if (!start || more.length > 0) on(e.id, 'Must have exactly one start event');
  else if (!['timer', 'message', 'signal', 'error', 'escalation'].includes(start.event.kind))
    on(e.id, 'Start events in event subprocesses must be one of: message, timer, error, signal, escalation');
  else if (start.event.kind === 'error' && !start.interrupting) on(start.id, 'Error start events must be interrupting');
};
