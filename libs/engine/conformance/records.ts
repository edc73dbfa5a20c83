import { type CamundaRecord } from '@duban/testing/servers/camunda-door';
import { type Message } from './client';
import { type Names } from './names';
import { type Log } from './scenario';

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  value === -1 ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
const filled = (line: Message): Message =>
  Object.fromEntries(Object.entries(line).filter(([, value]) => !isEmpty(value)));
const unless = <T>(value: T, nothing: T): T | '' => (value === nothing ? '' : value);

type Known = { id: string; name: string; process: string; open: boolean };

/** Camunda's record stream as lines that can be compared, and what of it is open now. */
export class CamundaLog {
  private readonly elements = new Map<string, Known>();
  private readonly incidents = new Set<string>();
  private readonly tasks: { key: string; element: string }[] = [];
  /** an expiry by time carries no name */
  private readonly messages = new Map<number, Message>();

  openIncidents(): string[] {
    return [...this.incidents];
  }
  openElements(id: string): { key: string; process: string }[] {
    return [...this.elements]
      .filter(([, element]) => element.open && element.id === id)
      .map(([key, { process }]) => ({ key, process }));
  }
  newestUserTask(element: string): string | undefined {
    return this.tasks.filter((task) => task.element === element).at(-1)?.key;
  }

  /** What a look at the records shows; instances are not named yet. */
  note({ recordType, valueType, intent, key, value }: CamundaRecord): void {
    if (recordType !== 'EVENT') return;
    if (valueType === 'INCIDENT' && intent === 'CREATED') this.incidents.add(String(key));
    if (valueType === 'INCIDENT' && intent === 'RESOLVED') this.incidents.delete(String(key));
    if (valueType === 'USER_TASK' && intent === 'CREATING')
      this.tasks.push({ key: String(key), element: value.elementId });
  }

  log(records: readonly CamundaRecord[], names: Names): Log {
    const events = records.filter((record) => record.recordType === 'EVENT');
    // Names first: a variable may be written before its element.
    for (const event of events)
      if (event.valueType === 'PROCESS_INSTANCE' && event.intent !== 'SEQUENCE_FLOW_TAKEN') this.element(event, names);
    const log: Log = {};
    for (const event of events) {
      const line = this.line(event, names);
      if (!line) continue;
      const { processInstanceKey, bpmnProcessId } = event.value;
      const owned = processInstanceKey > 0 && event.valueType !== 'MESSAGE_START_EVENT_SUBSCRIPTION';
      (log[owned ? names.numbered(processInstanceKey, bpmnProcessId) : '-'] ??= []).push(line);
    }
    return log;
  }

  private element({ key, value }: CamundaRecord, names: Names): Known {
    const instance = names.numbered(value.processInstanceKey, value.bpmnProcessId);
    const known = this.elements.get(String(key));
    if (known) return known;
    const name =
      value.bpmnElementType === 'PROCESS'
        ? value.elementId
        : names.numbered(key, `${instance}/${value.elementId}`, 'plain').split('/').at(-1);
    const made = { id: value.elementId, name, process: String(value.processInstanceKey), open: true };
    this.elements.set(String(key), made);
    return made;
  }
  private nameOf(key: unknown): string | undefined {
    return this.elements.get(String(key))?.name;
  }

  private line(event: CamundaRecord, names: Names): Message | undefined {
    const { intent, value: v, key } = event;
    switch (event.valueType) {
      case 'PROCESS_INSTANCE': {
        if (intent === 'SEQUENCE_FLOW_TAKEN') return { flow: v.elementId };
        const own = this.element(event, names);
        const line = { element: own.name, kind: v.bpmnElementType, intent };
        if (intent === 'ELEMENT_COMPLETED' || intent === 'ELEMENT_TERMINATED') own.open = false;
        if (intent !== 'ELEMENT_MIGRATED') return line;
        Object.assign(own, { id: v.elementId, name: v.elementId });
        return { ...line, element: own.name };
      }
      case 'JOB':
        return this.job(event);
      case 'VARIABLE':
        return { variable: v.name, scope: this.nameOf(v.scopeKey) ?? '?', value: json(v.value), intent };
      case 'PROCESS_MESSAGE_SUBSCRIPTION':
        if (intent.endsWith('ING')) return undefined;
        return filled({
          subscription: v.messageName,
          element: v.elementId,
          intent,
          key: v.correlationKey,
          variables: v.variables,
        });
      case 'MESSAGE_START_EVENT_SUBSCRIPTION':
        return filled({
          startSubscription: v.messageName,
          element: v.startEventId,
          process: v.bpmnProcessId,
          intent,
          key: v.correlationKey,
        });
      case 'MESSAGE':
        if (v.name) this.messages.set(key, { message: v.name, key: v.correlationKey, id: v.messageId });
        return filled({ ...(this.messages.get(key) ?? { message: v.name, key: v.correlationKey }), intent });
      case 'TIMER':
        return { timer: v.targetElementId, due: names.offset(v.dueDate), repetitions: v.repetitions, intent };
      case 'INCIDENT':
        return filled({ incident: v.errorType, element: v.elementId, intent, message: v.errorMessage });
      case 'USER_TASK':
        return filled({
          userTask: v.elementId,
          intent,
          action: v.action,
          assignee: v.assignee,
          candidateGroups: v.candidateGroupsList,
          candidateUsers: v.candidateUsersList,
          dueDate: v.dueDate,
          followUpDate: v.followUpDate,
          priority: v.priority,
          changed: v.changedAttributes,
          variables: v.variables,
        });
      case 'SIGNAL':
        return filled({ signal: v.signalName, intent, variables: v.variables });
      case 'SIGNAL_SUBSCRIPTION':
        return { signalSubscription: v.signalName, element: v.catchEventId, intent };
      case 'ESCALATION':
        return filled({ escalation: v.escalationCode, intent, thrower: v.throwElementId, catcher: v.catchElementId });
      case 'COMPENSATION_SUBSCRIPTION':
        return filled({
          compensation: v.compensableActivityId,
          intent,
          handler: v.compensationHandlerId,
          thrower: v.throwEventId,
        });
      case 'DECISION_EVALUATION':
        return filled({
          decision: v.decisionId,
          intent,
          output: json(v.decisionOutput),
          failure: v.evaluationFailureMessage,
        });
      case 'PROCESS_INSTANCE_MODIFICATION':
        return { modification: intent };
      case 'PROCESS_INSTANCE_MIGRATION':
        return { migration: intent };
      default:
        return undefined;
    }
  }

  private job({ intent, value: v }: CamundaRecord): Message {
    const made = intent === 'CREATED';
    return filled({
      job: v.type,
      element: this.nameOf(v.elementInstanceKey) ?? v.elementId,
      intent,
      retries: v.retries,
      kind: unless(v.jobKind, 'BPMN_ELEMENT'),
      event: unless(v.jobListenerEventType, 'UNSPECIFIED'),
      headers: made ? v.customHeaders : '',
      backoff: intent === 'FAILED' ? unless(v.retryBackoff, 0) : '',
      variables: made || intent === 'CANCELED' ? '' : v.variables,
      errorCode: v.errorCode,
      errorMessage: v.errorMessage,
    });
  }
}
