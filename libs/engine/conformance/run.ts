import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Answer, type GatewayClient, type Message } from './client';
import { Names } from './names';
import { type Scenario, type Seen, type SideDoor, type Step } from './scenario';

/** Executes one scenario and collects what its client saw, with names in the place of keys and dates. */
export class Run {
  private readonly names: Names;
  /** element instances of jobs */
  private readonly scopes = new Map<string, string>();
  private readonly taskKeys = new Map<string, string>();
  private readonly pending = new Map<string, Promise<Answer>>();
  private readonly incidents: string[] = [];

  constructor(
    private readonly folder: string,
    private readonly client: GatewayClient,
    private readonly door: SideDoor,
  ) {
    this.names = new Names(() => door.now());
  }

  async execute(scenario: Scenario): Promise<Seen[]> {
    const seen: Seen[] = [];
    for (const [i, step] of scenario.steps.entries()) {
      const answering = this.perform(step).catch((error: Error): Answer => ({ error: { scenario: error.message } }));
      let answer: Answer = { waiting: true };
      if (step.wait === false) {
        this.pending.set(step.as, answering);
        await this.door.held(answering);
      } else answer = await answering;
      await this.door.idle();
      for (const key of await this.door.openIncidents()) if (!this.incidents.includes(key)) this.incidents.push(key);
      for (const { element } of scenario.steps.filter((other) => other.do === 'userTask')) {
        const newest = await this.door.newestUserTask(element);
        if (newest) this.taskKeys.set(element, newest);
      }
      if ('ok' in answer) {
        const { key: _key, tenantId: _tenant, ...rest } = answer.ok ?? {};
        answer = { ok: rest };
      }
      const records = await this.door.log(this.names);
      seen.push({ n: i + 1, do: step.do, client: this.names.clean(answer), records: this.names.clean(records) });
    }
    return seen;
  }

  private variables(value: unknown): string {
    return value === undefined ? '' : JSON.stringify(this.names.fill(value));
  }

  private async perform(s: Step): Promise<Answer> {
    const call = (method: string, request: object): Promise<Answer> => this.client.call(method, request);
    switch (s.do) {
      case 'deploy':
        return this.deploy(s);
      case 'delete':
        return call('DeleteResource', { resourceKey: this.names.key(s.resource) });
      case 'create':
        return this.create(s);
      case 'activate':
        return this.activate(s);
      case 'complete':
        return call('CompleteJob', { jobKey: this.names.key(s.job), variables: this.variables(s.variables) });
      case 'fail':
        return call('FailJob', {
          jobKey: this.names.key(s.job),
          retries: s.retries ?? 0,
          errorMessage: s.message ?? '',
          retryBackOff: s.backoff ?? 0,
          variables: this.variables(s.variables),
        });
      case 'throw':
        return call('ThrowError', {
          jobKey: this.names.key(s.job),
          errorCode: s.code,
          errorMessage: s.message ?? '',
          variables: this.variables(s.variables),
        });
      case 'retries':
        return call('UpdateJobRetries', { jobKey: this.names.key(s.job), retries: s.retries });
      case 'timeout':
        return call('UpdateJobTimeout', { jobKey: this.names.key(s.job), timeout: s.timeout });
      case 'publish':
        return call('PublishMessage', {
          name: s.name,
          correlationKey: s.key ?? '',
          timeToLive: s.ttl ?? 0,
          messageId: s.id ?? '',
          variables: this.variables(s.variables ?? {}),
        });
      case 'signal':
        return call('BroadcastSignal', { signalName: s.name, variables: this.variables(s.variables ?? {}) });
      case 'variables': {
        const [open] = s.element ? await this.door.openElements(s.element) : [];
        const scope = open?.key ?? this.scopes.get(s.scope) ?? this.names.key(s.scope);
        return call('SetVariables', {
          elementInstanceKey: scope,
          variables: this.variables(s.variables ?? {}),
          local: Boolean(s.local),
        });
      }
      case 'resolve': {
        const key = (await this.door.openIncidents())[s.incident ?? 0] ?? this.incidents.at(-1) ?? '1';
        return call('ResolveIncident', { incidentKey: key });
      }
      case 'cancel':
        return call('CancelProcessInstance', { processInstanceKey: this.names.key(s.instance) });
      case 'modify':
        return call('ModifyProcessInstance', await this.modification(s));
      case 'migrate':
        return call('MigrateProcessInstance', {
          processInstanceKey: this.names.key(s.instance),
          migrationPlan: {
            targetProcessDefinitionKey: this.names.key(s.to),
            mappingInstructions: Object.entries(s.map).map(([sourceElementId, targetElementId]) => ({
              sourceElementId,
              targetElementId,
            })),
          },
        });
      case 'decision':
        return this.decision(s);
      case 'userTask':
        return this.userTask(s);
      case 'clock':
        for (const ms of [s.seconds * 1000, 300, 300]) await this.door.moveClock(ms);
        return { ok: {} };
      case 'answer':
        return (await this.pending.get(s.of)) ?? { unanswered: true };
      default:
        return { error: { scenario: `step '${s.do}' is not known to this runner` } };
    }
  }

  private async decision(s: Step): Promise<Answer> {
    const answer = await this.client.call('EvaluateDecision', {
      decisionId: s.id,
      variables: this.variables(s.variables),
    });
    if (!('ok' in answer)) return answer;
    const { decisionOutput, failedDecisionId, failureMessage } = answer.ok;
    const output = JSON.parse(decisionOutput || 'null');
    return { ok: { output, failedDecision: failedDecisionId, failure: failureMessage } };
  }

  private async modification(s: Step): Promise<object> {
    const open = async (id: string): Promise<string[]> =>
      (await this.door.openElements(id)).filter((e) => e.process === this.names.key(s.instance)).map((e) => e.key);
    const activateInstructions = [];
    for (const a of s.activate ?? [])
      activateInstructions.push({
        elementId: a.element,
        ancestorElementInstanceKey: a.ancestor ? (await open(a.ancestor))[0] : '0',
        variableInstructions: (a.variables ?? []).map((v: Message) => ({
          variables: this.variables(v.variables),
          scopeId: v.scope ?? '',
        })),
      });
    const ended = await Promise.all((s.terminate ?? []).map((id: string) => open(id)));
    return {
      processInstanceKey: this.names.key(s.instance),
      activateInstructions,
      terminateInstructions: ended.flat().map((elementInstanceKey) => ({ elementInstanceKey })),
    };
  }

  private async deploy(s: Step): Promise<Answer> {
    const resources = s.files.map((name: string) => ({ name, content: readFileSync(path.join(this.folder, name)) }));
    const answer = await this.client.call('DeployResource', { resources });
    if (!('ok' in answer)) return answer;
    const deployments = answer.ok.deployments.map((d: Message) => {
      const [kind, made] = ['process', 'decision', 'decisionRequirements', 'form']
        .map((k) => [k, d[k]])
        .find(([, x]) => x) ?? ['', {}];
      const id = made.bpmnProcessId ?? made.dmnDecisionId ?? made.dmnDecisionRequirementsId ?? made.formId;
      this.names.give(
        made.processDefinitionKey ?? made.decisionKey ?? made.decisionRequirementsKey ?? made.formKey,
        `${id}:${made.version}`,
      );
      return { [kind]: id, version: made.version };
    });
    return { ok: { deployments } };
  }

  private async create(s: Step): Promise<Answer> {
    const startInstructions = (s.startBefore ?? []).map((elementId: string) => ({ elementId }));
    const request = {
      bpmnProcessId: s.process,
      version: s.version ?? -1,
      variables: this.variables(s.variables ?? {}),
      startInstructions,
    };
    if (s.result) {
      const answer = await this.client.call('CreateProcessInstanceWithResult', {
        request,
        requestTimeout: 10_000,
        fetchVariables: s.fetch ?? [],
      });
      if (!('ok' in answer)) return answer;
      return {
        ok: {
          process: answer.ok.bpmnProcessId,
          version: answer.ok.version,
          variables: JSON.parse(answer.ok.variables),
        },
      };
    }
    const answer = await this.client.call('CreateProcessInstance', request);
    if (!('ok' in answer)) return answer;
    if (s.as) this.names.give(answer.ok.processInstanceKey, s.as);
    return { ok: { process: answer.ok.bpmnProcessId, version: answer.ok.version } };
  }

  private async activate(s: Step): Promise<Answer> {
    const answer = await this.client.call('ActivateJobs', {
      type: s.type,
      worker: 'conformance',
      timeout: s.timeout ?? 3_600_000,
      maxJobsToActivate: s.max ?? 10,
      fetchVariable: s.fetch ?? [],
      requestTimeout: -1,
    });
    if (!('ok' in answer)) return answer;
    const sorted = answer.ok.jobs.sort((a: Message, b: Message) => Number(BigInt(a.key) - BigInt(b.key)));
    const jobs = sorted.map((job: Message, i: number) => {
      const as = s.as?.[i] ?? `${s.type}#${i + 1}`;
      this.names.give(job.key, as);
      this.scopes.set(as, job.elementInstanceKey);
      const instance = this.names.numbered(job.processInstanceKey, job.bpmnProcessId);
      return {
        as,
        element: job.elementId,
        instance,
        process: job.bpmnProcessId,
        version: job.processDefinitionVersion,
        retries: job.retries,
        headers: JSON.parse(job.customHeaders),
        variables: JSON.parse(job.variables),
      };
    });
    return { ok: { jobs } };
  }

  private async userTask(s: Step): Promise<Answer> {
    const verbs: Record<string, [string, string]> = {
      complete: ['POST', '/completion'],
      assign: ['POST', '/assignment'],
      unassign: ['DELETE', '/assignee'],
      update: ['PATCH', ''],
    };
    const [verb, tail] = verbs[s.op] ?? ['GET', ''];
    return this.client.userTask(
      verb,
      `/v2/user-tasks/${this.taskKeys.get(s.element) ?? '1'}${tail}`,
      this.names.fill(s.body),
    );
  }
}
