import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type TaskAttributes } from '../core/document';
import { type Engine } from '../engine';
import { EngineRejection } from '../rejection';
import { type UserTaskView } from '../reads';
import { searchHistory } from './rest-history';

const MAX_BODY_BYTES = 4 * 1024 * 1024;
type Body = Record<string, unknown>;
type Answer = { status: number; body?: object };

const read = async (request: IncomingMessage): Promise<Body> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES)
      throw new EngineRejection('INVALID_ARGUMENT', `The body is larger than ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (!text) return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new EngineRejection('INVALID_ARGUMENT', 'The body is not JSON');
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw new EngineRejection('INVALID_ARGUMENT', 'The body is not a JSON object');
  return body as Body;
};

const view = ({ key, element, process, processId, task }: UserTaskView): object => ({
  userTaskKey: key,
  elementId: element,
  processInstanceKey: process,
  processDefinitionId: processId,
  state: task.created ? 'CREATED' : 'CREATING',
  assignee: task.assignee ?? null,
  candidateGroups: task.candidateGroups ?? [],
  candidateUsers: task.candidateUsers ?? [],
  dueDate: task.dueDate ?? null,
  followUpDate: task.followUpDate ?? null,
  priority: task.priority,
});

/** The user-task part of REST v2, and what happened to instances. */
const route = async (engine: Engine, method: string, url: string, request: IncomingMessage): Promise<Answer> => {
  if (method === 'GET' && url === '/v2/topology')
    return {
      status: 200,
      body: { clusterSize: 1, partitionsCount: 1, replicationFactor: 1, gatewayVersion: '8.8.0', brokers: [] },
    };
  if (method === 'POST' && url === '/v2/user-tasks/search') {
    const { filter = {} } = (await read(request)) as {
      filter?: { elementId?: string; processInstanceKey?: string; userTaskKey?: string };
    };
    const { elementId, processInstanceKey, userTaskKey } = filter;
    const found = await engine.reads.userTasks({
      ...(elementId ? { element: elementId } : {}),
      ...(processInstanceKey ? { process: processInstanceKey } : {}),
      ...(userTaskKey ? { key: userTaskKey } : {}),
    });
    return { status: 200, body: { items: found.map(view), page: { totalItems: found.length } } };
  }
  const searched = await searchHistory(engine, method, url, () => read(request));
  if (searched) return { status: 200, body: { items: searched, page: { totalItems: searched.length } } };
  const [, digits, tail = ''] = /^\/v2\/user-tasks\/(\d{1,18})(\/completion|\/assignment|\/assignee)?$/.exec(url) ?? [];
  if (!digits)
    return {
      status: 404,
      body: { type: 'about:blank', title: 'Not Found', status: 404, detail: `No endpoint ${method} ${url}` },
    };
  const key = Number(digits);
  if (method === 'GET' && tail === '') {
    const [task] = await engine.reads.userTasks({ key: digits });
    if (!task) throw new EngineRejection('NOT_FOUND', `User task with key '${digits}' not found`);
    return { status: 200, body: view(task) };
  }
  const body = await read(request);
  if (method === 'POST' && tail === '/completion')
    await engine.completeUserTask(key, (body['variables'] as Body | null) ?? {});
  else if (method === 'POST' && tail === '/assignment')
    await engine.assignUserTask(key, String(body['assignee'] ?? ''), body['allowOverride'] !== false);
  else if (method === 'DELETE' && tail === '/assignee') await engine.assignUserTask(key, '', true);
  else if (method === 'PATCH' && tail === '') await engine.updateUserTask(key, changeset(body['changeset']));
  else
    return {
      status: 405,
      body: { type: 'about:blank', title: 'Method Not Allowed', status: 405, detail: `${method} ${url}` },
    };
  return { status: 204 };
};

const changeset = (given: unknown): TaskAttributes => {
  const set = (given ?? {}) as Record<string, unknown>;
  const known = ['candidateGroups', 'candidateUsers', 'dueDate', 'followUpDate', 'priority'];
  return Object.fromEntries(
    Object.entries(set).filter(([name, value]) => known.includes(name) && value !== undefined && value !== null),
  );
};

const statuses: Record<string, [number, string]> = {
  NOT_FOUND: [404, 'NOT_FOUND'],
  INVALID_ARGUMENT: [400, 'INVALID_ARGUMENT'],
  FAILED_PRECONDITION: [409, 'INVALID_STATE'],
  ALREADY_EXISTS: [409, 'ALREADY_EXISTS'],
};
const problem = (error: unknown): Answer => {
  const [status, title] = (error instanceof EngineRejection && statuses[error.status]) || [500, 'INTERNAL'];
  return {
    status,
    body: { type: 'about:blank', title, status, detail: error instanceof Error ? error.message : String(error) },
  };
};

export const restServer = (engine: Engine, admit: (token: string | undefined) => boolean): Server =>
  createServer((request: IncomingMessage, response: ServerResponse) => {
    const answer = ({ status, body }: Answer): void => {
      response.writeHead(
        status,
        body ? { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' } : {},
      );
      response.end(body ? JSON.stringify(body) : undefined);
    };
    if (!admit(request.headers.authorization))
      return answer({
        status: 401,
        body: { type: 'about:blank', title: 'UNAUTHENTICATED', status: 401, detail: 'Expected a valid token' },
      });
    route(engine, request.method ?? 'GET', (request.url ?? '').split('?')[0] ?? '', request).then(
      answer,
      (error: unknown) => answer(problem(error)),
    );
  });
