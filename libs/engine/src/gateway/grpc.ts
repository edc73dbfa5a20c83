import path from 'node:path';
import {
  loadPackageDefinition,
  type sendUnaryData,
  type Server,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceDefinition,
  status,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { type Engine } from '../engine';
import { type Variables } from '../core/document';
import { EngineRejection } from '../rejection';
import { decisionsOf, evaluated } from './decisions';
import { fail, JobStreams, TENANT, toStatus } from './job-streams';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Message = any;
type Unary = (request: Message) => Promise<object | void>;

const variablesOf = (text: string): Variables => {
  if (!text) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new EngineRejection('INVALID_ARGUMENT', 'Expected variables to be a JSON document');
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new EngineRejection('INVALID_ARGUMENT', 'Expected variables to be a JSON object');
  return value as Variables;
};

/** The commands of the gateway protocol that have one answer. */
const commands = (engine: Engine): Record<string, Unary> => ({
  Topology: async () => ({
    brokers: [
      {
        nodeId: 0,
        host: '127.0.0.1',
        port: 0,
        partitions: [{ partitionId: 1, role: 'LEADER', health: 'HEALTHY' }],
        version: '8.8.0',
      },
    ],
    clusterSize: 1,
    partitionsCount: 1,
    replicationFactor: 1,
    gatewayVersion: '8.8.0',
  }),
  DeployResource: async ({ resources }) => {
    const { processes, requirements, forms } = await engine.deploy(
      resources.map((r: Message) => ({ name: r.name, content: r.content })),
    );
    return {
      key: processes[0]?.definition.key ?? requirements[0]?.key ?? forms[0]?.key ?? '0',
      tenantId: TENANT,
      deployments: [
        ...processes.map(({ definition, resource }) => ({
          process: {
            bpmnProcessId: definition.id,
            version: definition.version,
            processDefinitionKey: definition.key,
            resourceName: resource,
            tenantId: TENANT,
          },
        })),
        ...requirements.flatMap(decisionsOf),
        ...forms.map((form) => ({
          form: {
            formId: form.id,
            version: form.version,
            formKey: form.key,
            resourceName: form.resource,
            tenantId: TENANT,
          },
        })),
      ],
    };
  },
  EvaluateDecision: async ({ decisionKey, decisionId, variables }) =>
    evaluated(await engine.evaluateDecision({ key: decisionKey, id: decisionId }, variablesOf(variables))),
  DeployProcess: async ({ processes }) => {
    const { processes: deployed } = await engine.deploy(
      processes.map((p: Message) => ({ name: p.name, content: p.definition })),
    );
    return {
      key: deployed[0]?.definition.key ?? '0',
      processes: deployed.map(({ definition, resource }) => ({
        bpmnProcessId: definition.id,
        version: definition.version,
        processDefinitionKey: definition.key,
        resourceName: resource,
        tenantId: TENANT,
      })),
    };
  },
  DeleteResource: async ({ resourceKey }) => engine.deleteResource(resourceKey),
  CreateProcessInstance: async (request) => created(await engine.createInstance(toCreate(request))),
  CreateProcessInstanceWithResult: async ({ request, requestTimeout, fetchVariables }) => {
    const { variables, ...made } = await engine.createInstanceWithResult(
      toCreate(request),
      Number(requestTimeout) || 10_000,
    );
    const wanted =
      fetchVariables.length === 0
        ? variables
        : Object.fromEntries(Object.entries(variables).filter(([name]) => fetchVariables.includes(name)));
    return { ...created(made), variables: JSON.stringify(wanted) };
  },
  CancelProcessInstance: ({ processInstanceKey }) => engine.cancelInstance(Number(processInstanceKey)),
  ModifyProcessInstance: ({ processInstanceKey, activateInstructions, terminateInstructions }) =>
    engine.modifyInstance(Number(processInstanceKey), {
      activate: activateInstructions.map((i: Message) => ({
        element: i.elementId,
        ...(Number(i.ancestorElementInstanceKey) > 0 ? { ancestor: Number(i.ancestorElementInstanceKey) } : {}),
        variables: i.variableInstructions.map((v: Message) => ({
          scope: v.scopeId,
          variables: variablesOf(v.variables),
        })),
      })),
      terminate: terminateInstructions.map((i: Message) => Number(i.elementInstanceKey)),
    }),
  MigrateProcessInstance: ({ processInstanceKey, migrationPlan }) =>
    engine.migrateInstance(
      Number(processInstanceKey),
      migrationPlan?.targetProcessDefinitionKey ?? '0',
      (migrationPlan?.mappingInstructions ?? []).map((m: Message) => ({
        source: m.sourceElementId,
        target: m.targetElementId,
      })),
    ),
  CompleteJob: ({ jobKey, variables }) => engine.completeJob(Number(jobKey), variablesOf(variables)),
  FailJob: ({ jobKey, retries, errorMessage, retryBackOff, variables }) =>
    engine.failJob(Number(jobKey), {
      retries,
      message: errorMessage,
      backoff: Number(retryBackOff),
      variables: variablesOf(variables),
    }),
  ThrowError: ({ jobKey, errorCode, errorMessage, variables }) =>
    engine.throwError(Number(jobKey), { code: errorCode, message: errorMessage, variables: variablesOf(variables) }),
  UpdateJobRetries: ({ jobKey, retries }) => engine.updateJobRetries(Number(jobKey), retries),
  UpdateJobTimeout: ({ jobKey, timeout }) => engine.updateJobTimeout(Number(jobKey), Number(timeout)),
  PublishMessage: async ({ name, correlationKey, timeToLive, messageId, variables }) => ({
    key: await engine.publishMessage({
      name,
      correlationKey,
      timeToLive: Number(timeToLive),
      messageId,
      variables: variablesOf(variables),
    }),
    tenantId: TENANT,
  }),
  BroadcastSignal: async ({ signalName, variables }) => ({
    key: await engine.broadcastSignal(signalName, variablesOf(variables)),
    tenantId: TENANT,
  }),
  SetVariables: async ({ elementInstanceKey, variables, local }) => ({
    key: String(await engine.setVariables(Number(elementInstanceKey), variablesOf(variables), local)),
  }),
  ResolveIncident: ({ incidentKey }) => engine.resolveIncident(Number(incidentKey)),
});

const toCreate = (request: Message): Parameters<Engine['createInstance']>[0] => ({
  key: request.processDefinitionKey,
  id: request.bpmnProcessId,
  version: request.version,
  variables: variablesOf(request.variables),
  before: request.startInstructions.map((i: Message) => i.elementId),
});
const created = ({ key, definition }: Awaited<ReturnType<Engine['createInstance']>>): object => ({
  processDefinitionKey: definition.key,
  bpmnProcessId: definition.id,
  version: definition.version,
  processInstanceKey: key,
  tenantId: TENANT,
});

/**
 * Puts the gateway service on a gRPC server. The protocol's description comes with the client's package.
 * @returns the calls that wait for jobs: end them before the server
 */
export const addGateway = (
  server: Server,
  engine: Engine,
  admit: (token: string | undefined) => boolean,
): JobStreams => {
  const proto = path.join(path.dirname(require.resolve('@camunda8/sdk/package.json')), 'dist/proto/zeebe.proto');
  const loaded = loadPackageDefinition(loadSync(proto, { longs: String, defaults: true, keepCase: true })) as Message;
  const definition: ServiceDefinition = loaded.gateway_protocol.Gateway.service;
  const known = commands(engine);
  const token = (call: { metadata: { get(name: string): unknown[] } }): string | undefined =>
    call.metadata.get('authorization')[0]?.toString();
  const unauthenticated = { code: status.UNAUTHENTICATED, message: 'Expected a valid token' };
  const handlers: Record<string, unknown> = {};
  for (const name of Object.keys(definition)) {
    const command = known[name];
    handlers[name] = (call: ServerUnaryCall<Message, Message>, answer: sendUnaryData<object>): void => {
      if (!admit(token(call))) return answer(unauthenticated);
      if (!command) return answer({ code: status.UNIMPLEMENTED, message: `${name} is not offered by this engine` });
      command(call.request).then(
        (value) => answer(null, value ?? {}),
        (error: unknown) => answer(toStatus(error)),
      );
    };
  }
  const streams = new JobStreams(engine);
  const waiting = {
    ActivateJobs: (call: ServerWritableStream<Message, Message>) => streams.activateJobs(call),
    StreamActivatedJobs: (call: ServerWritableStream<Message, Message>) => streams.stream(call),
  };
  for (const [name, serve] of Object.entries(waiting))
    handlers[name] = (call: ServerWritableStream<Message, Message>): void => {
      if (admit(token(call))) serve(call);
      else fail(call, unauthenticated);
    };
  server.addService(definition, handlers as never);
  return streams;
};
