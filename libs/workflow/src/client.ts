import { Camunda8 } from '@camunda8/sdk';
import { EngineHistory } from './history';

/** Where the engine is: the embedded one or Camunda 8, the same words. */
export type WorkflowConfig = Readonly<{ grpcAddress: string; restAddress: string; token?: string }>;
type Variables = Record<string, unknown>;
type Grpc = ReturnType<Camunda8['getZeebeGrpcApiClient']>;
type Rest = ReturnType<Camunda8['getCamundaRestClient']>;

/** A message for a diagram; the same id within its time to live reaches it once. */
export type WorkflowMessage = Readonly<{
  name: string;
  correlationKey: string;
  messageId: string;
  variables: Variables;
  ttlMs: number;
}>;
export type Deployment = Readonly<{ processId: string; version: number; definitionKey: string; resource: string }>;

/** The engine refused; `code` is the gRPC status name or the HTTP status. */
export class WorkflowRejection extends Error {
  override readonly name = 'WorkflowRejection';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

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
    const auth = config.token
      ? { CAMUNDA_AUTH_STRATEGY: 'BEARER' as const, CAMUNDA_OAUTH_TOKEN: config.token }
      : { CAMUNDA_AUTH_STRATEGY: 'NONE' as const };
    const sdk = new Camunda8({
      ...auth,
      ZEEBE_GRPC_ADDRESS: `grpc://${config.grpcAddress}`,
      ZEEBE_REST_ADDRESS: config.restAddress,
      CAMUNDA_LOG_LEVEL: 'none',
      zeebeGrpcSettings: {
        ZEEBE_GRPC_CLIENT_RETRY: false,
        ZEEBE_CLIENT_LOG_LEVEL: 'NONE',
        ZEEBE_GRPC_CLIENT_CONNECTION_TOLERANCE_MS: 0,
      },
      CAMUNDA_SUPPORT_LOG_ENABLED: false,
    });
    return new WorkflowClient(sdk.getZeebeGrpcApiClient(), sdk.getCamundaRestClient());
  }

  /** @throws WorkflowRejection naming the elements that cannot be executed */
  async deploy(resources: readonly { name: string; content: Buffer }[]): Promise<Deployment[]> {
    const [first] = resources;
    if (!first) return [];
    const answer = await translated(
      this.grpc.deployResources(resources.map(({ name, content }) => ({ name, process: content }))),
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

const grpcCodes: Record<number, string> = {
  3: 'INVALID_ARGUMENT',
  5: 'NOT_FOUND',
  6: 'ALREADY_EXISTS',
  9: 'FAILED_PRECONDITION',
  14: 'UNAVAILABLE',
};

/** The client's errors in our words. */
export const translated = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (error) {
    const { code, statusCode, details, message } = error as {
      code?: number | string;
      statusCode?: number;
      details?: string;
      message?: string;
    };
    const http = statusCode ?? (error as { response?: { statusCode?: number } }).response?.statusCode;
    throw new WorkflowRejection(
      http ? String(http) : (grpcCodes[Number(code)] ?? String(code ?? 'UNKNOWN')),
      details ?? message ?? String(error),
    );
  }
};
