import { connectSdk, type Grpc, type Rest, type WorkflowConfig } from './connection';
import { EngineHistory } from './history';
import { inTime } from './in-time';
import { translated, WorkflowRejection } from './rejection';

type Variables = Record<string, unknown>;

/** A message for a diagram; the same id within its time to live reaches it once. */
export type WorkflowMessage = Readonly<{
  name: string;
  correlationKey: string;
  messageId: string;
  variables: Variables;
  ttlMs: number;
}>;
export type Deployment = Readonly<{ processId: string; version: number; definitionKey: string; resource: string }>;

/** How an instance goes on in another version of its diagram: every step it stands at must be named. */
export type Migration = Readonly<{
  definitionKey: string;
  steps: readonly Readonly<{ from: string; to: string }>[];
}>;

/** Far above what a broker under load takes for all diagrams; who waits for the answer holds up the start. */
const DEPLOY_MS = 30_000;

/** What services ask of the workflow engine, over the Zeebe gateway protocol and the user-task part of REST v2. */
export class WorkflowClient {
  readonly history: EngineHistory;

  private constructor(
    readonly grpc: Grpc,
    private readonly rest: Rest,
  ) {
    this.history = new EngineHistory(rest);
  }

  static connect(config: WorkflowConfig): WorkflowClient {
    const { grpc, rest } = connectSdk(config);
    return new WorkflowClient(grpc, rest);
  }

  /** What the engine says it is, by one of the two protocols. */
  async gatewayVersion(protocol: 'grpc' | 'rest'): Promise<string> {
    const topology = await translated<{ gatewayVersion?: string }>(
      protocol === 'grpc' ? this.grpc.topology() : this.rest.getTopology(),
    );
    if (!topology.gatewayVersion) throw new WorkflowRejection('UNKNOWN', 'the answer names no gatewayVersion');
    return topology.gatewayVersion;
  }

  /** @throws WorkflowRejection naming the elements that cannot be executed; `UNAVAILABLE` without an answer in time */
  async deploy(resources: readonly { name: string; content: Buffer }[]): Promise<Deployment[]> {
    const [first] = resources;
    if (!first) return [];
    const answer = await inTime(
      translated(this.grpc.deployResources(resources.map(({ name, content }) => ({ name, process: content })))),
      DEPLOY_MS,
    );
    return (answer.deployments as { process?: Record<string, string | number> }[]).flatMap(({ process }) =>
      process
        ? [
            {
              processId: String(process['bpmnProcessId']),
              version: Number(process['version']),
              definitionKey: String(process['processDefinitionKey']),
              resource: String(process['resourceName']),
            },
          ]
        : [],
    );
  }

  async createInstance(processId: string, variables: Variables): Promise<string> {
    const made = await translated(
      this.grpc.createProcessInstance({ bpmnProcessId: processId, variables: variables as never }),
    );
    return made.processInstanceKey;
  }

  async publishMessage(message: WorkflowMessage): Promise<void> {
    const { name, correlationKey, messageId, variables, ttlMs } = message;
    try {
      await translated(
        this.grpc.publishMessage({ name, correlationKey, messageId, variables: variables as never, timeToLive: ttlMs }),
      );
    } catch (error) {
      // It is there already: a repeated publication.
      if (!(error instanceof WorkflowRejection && error.code === 'ALREADY_EXISTS')) throw error;
    }
  }

  /** False when the task is gone: somebody was faster, or it was done before. */
  async completeUserTask(key: string, variables: Variables): Promise<boolean> {
    try {
      await translated(this.rest.completeUserTask({ userTaskKey: key, variables: variables as never }));
      return true;
    } catch (error) {
      if (error instanceof WorkflowRejection && error.code === '404') return false;
      throw error;
    }
  }

  /** @throws WorkflowRejection when a step it stands at is not mapped, or cannot go on as what it is mapped to */
  async migrateInstance(key: string, { definitionKey, steps }: Migration): Promise<void> {
    await translated(
      this.grpc.migrateProcessInstance({
        processInstanceKey: key,
        migrationPlan: {
          targetProcessDefinitionKey: definitionKey,
          mappingInstructions: steps.map(({ from, to }) => ({ sourceElementId: from, targetElementId: to })),
        },
      }),
    );
  }
  async cancelInstance(key: string): Promise<void> {
    await translated(this.grpc.cancelProcessInstance(key));
  }
  async resolveIncident(key: string): Promise<void> {
    await translated(this.grpc.resolveIncident({ incidentKey: key }));
  }
  async updateRetries(jobKey: string, retries: number): Promise<void> {
    await translated(this.grpc.updateJobRetries({ jobKey, retries }));
  }

  async close(): Promise<void> {
    await this.grpc.close();
  }
}
